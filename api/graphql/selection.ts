import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo, SelectionNode } from 'graphql'

function fieldsNamed(
  name: string,
  selections: readonly SelectionNode[],
  info: GraphQLResolveInfo,
): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'Field') return selection.name.value === name ? [selection] : []
    const within = selection.kind === 'InlineFragment' ? selection : info.fragments[selection.name.value]
    return within ? fieldsNamed(name, within.selectionSet.selections, info) : []
  })
}

/**
 * Whether a query asks for a field below the one that is resolved, so that what is dear need not be read in vain.
 * @param path names of fields, from the one below on
 */
export function asksFor(info: GraphQLResolveInfo, path: readonly string[]): boolean {
  let fields: readonly FieldNode[] = info.fieldNodes
  for (const name of path)
    fields = fields.flatMap(({ selectionSet }) => fieldsNamed(name, selectionSet?.selections ?? [], info))
  return fields.length > 0
}

function fieldsOn(
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  info: GraphQLResolveInfo,
): FieldNode[] {
  const names = new Set([type.name, ...type.getInterfaces().map(({ name }) => name)])
  return selections.flatMap((selection) => {
    // Whether a directive leaves it out is for execution to say.
    if (selection.directives && selection.directives.length > 0) return []
    if (selection.kind === 'Field') return [selection]
    const within = selection.kind === 'InlineFragment' ? selection : info.fragments[selection.name.value]
    const condition = within?.typeCondition?.name.value
    if (!within || (condition !== undefined && !names.has(condition))) return []
    return fieldsOn(type, within.selectionSet.selections, info)
  })
}

/** The fields that a query asks for below the one that is resolved, if that leads to something of a type. */
export function fieldsBelow(info: GraphQLResolveInfo, type: GraphQLObjectType): FieldNode[] {
  return info.fieldNodes.flatMap(({ selectionSet }) => fieldsOn(type, selectionSet?.selections ?? [], info))
}
