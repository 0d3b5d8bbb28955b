import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  isObjectType,
} from 'graphql'
import type { EntryId } from '../../model/domain.ts'
import { kindOf } from '../../model/ontology.ts'
import type { Context, FoundEntry, RelationArguments } from '../context.ts'
import { fieldsBelow } from '../selection.ts'

/** What a field of relations asks of the store, told from its arguments alone. */
export type RelationReading = (args: Readonly<Record<string, unknown>>, context: Context) => RelationArguments

/** The extensions of a field of relations, by which they can be read together with the entry above. */
export function readAhead(reading: RelationReading): {
  relationReading: RelationReading
  [name: string]: unknown
} {
  return { relationReading: reading }
}

function readingOf(
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): { field: GraphQLField<unknown, unknown>; node: FieldNode; reading: RelationReading } | undefined {
  for (const node of nodes) {
    const field = type.getFields()[node.name.value]
    const reading = field?.extensions.relationReading as RelationReading | undefined
    if (field && reading) return { field, node, reading }
  }
  return undefined
}

/**
 * The entry under an id, for a field that leads to it. Where relations of it are asked for too, the first of those
 * fields is read in the same question: a way to the database and back is what costs.
 */
export async function findAhead(
  id: EntryId,
  info: GraphQLResolveInfo,
  context: Context,
): Promise<FoundEntry> {
  const type = info.schema.getType(kindOf(id) ?? '')
  if (!isObjectType(type)) return context.find(id)
  const found = readingOf(type, fieldsBelow(info, type))
  if (!found) return context.find(id)
  const args = getArgumentValues(found.field, found.node, info.variableValues)
  return context.findWithRelations(id, found.reading(args, context))
}
