import type { FieldNode, GraphQLResolveInfo, SelectionNode } from 'graphql'

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
