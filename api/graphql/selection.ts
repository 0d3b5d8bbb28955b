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

/** What was found below a field: documents are parsed once and kept, and the answer never changes. */
const known = new WeakMap<FieldNode, Map<GraphQLObjectType, readonly FieldNode[]>>()

function below(field: FieldNode, type: GraphQLObjectType, info: GraphQLResolveInfo): readonly FieldNode[] {
  const ofField = known.get(field) ?? new Map<GraphQLObjectType, readonly FieldNode[]>()
  known.set(field, ofField)
  const found = ofField.get(type) ?? fieldsOn(type, field.selectionSet?.selections ?? [], info)
  ofField.set(type, found)
  return found
}

/** The fields that a query asks for below the one that is resolved, if that leads to something of a type. */
export function fieldsBelow(info: GraphQLResolveInfo, type: GraphQLObjectType): readonly FieldNode[] {
  return info.fieldNodes.flatMap((field) => below(field, type, info))
}
