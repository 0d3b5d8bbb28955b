import neo4j from 'neo4j-driver'
import type { EntryId, Lookup, Relation, RelationId } from '../../../model/domain.ts'
import { parseRelationId, relationId } from '../../../model/ids.ts'
import type { Connection } from '../connection.ts'
import { groupedBy } from '../grouping.ts'
import type { Records } from '../records.ts'
import { matchRelation } from '../statement.ts'
import type { Stored } from '../values.ts'
import type { Work } from '../work.ts'

/** What is left of an entry that was deleted or merged away. */
export function readTombstone({ id, state, into, revision, changedIn }: Stored): Lookup {
  const left = { id: id as string, revision: revision as number, changedIn: changedIn as number }
  return state === 'merged' ? { state, into: into as string, ...left } : { state: 'deleted', ...left }
}

const liveEntries = 'UNWIND $ids AS id MATCH (n:Entry {id: id}) RETURN properties(n)'
const tombstones = 'UNWIND $ids AS id MATCH (t:Tombstone {id: id}) RETURN properties(t)'

/** What stands under each id; see the port. */
export async function lookup(
  connection: Connection,
  records: Records,
  ids: readonly EntryId[],
  work: Work,
): Promise<(Lookup | null)[]> {
  const found = new Map<EntryId, Lookup>()
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  for (const row of await connection.read({ text: liveEntries, parameters: { ids: wanted } }, work)) {
    const stored = row.get(0) as Stored
    found.set(stored.id as string, { state: 'live', entry: records.readEntry(stored) })
  }
  const rest = wanted.filter((id) => !found.has(id))
  if (rest.length > 0)
    for (const row of await connection.read({ text: tombstones, parameters: { ids: rest } }, work)) {
      const stored = row.get(0) as Stored
      found.set(stored.id as string, readTombstone(stored))
    }
  return ids.map((id) => found.get(id) ?? null)
}

/** The relations with these ids; see the port. */
export async function relationsById(
  connection: Connection,
  records: Records,
  ids: readonly RelationId[],
  work: Work,
): Promise<(Relation | null)[]> {
  const { names } = records
  const keys = [...new Set(ids)].flatMap((id) => {
    const key = parseRelationId(id)
    return key && names.model.relationTypes.has(key.type) ? [key] : []
  })
  const found = new Map<RelationId, Relation>()
  const read = [...groupedBy(keys, ({ type }) => type)].map(async ([type, group]) => {
    const text =
      `UNWIND $rows AS row ${matchRelation(names.relationshipType(type))} ` +
      'RETURN type(r), a.id, b.id, properties(r)'
    const rows = group.map(({ from, to, spell }) => [from, to, neo4j.int(spell)])
    for (const row of await connection.read({ text, parameters: { rows } }, work)) {
      const relation = records.readRelation([row.get(0), row.get(1), row.get(2), row.get(3)])
      found.set(relationId(relation), relation)
    }
  })
  await Promise.all(read)
  return ids.map((id) => found.get(id) ?? null)
}
