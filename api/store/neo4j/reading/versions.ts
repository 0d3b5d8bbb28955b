import type { Entry, Relation } from '../../../model/domain.ts'
import type { Connection } from '../connection.ts'
import type { Records } from '../records.ts'
import { Parameters } from '../statement.ts'
import type { Work } from '../work.ts'
import { lookup, relationsById } from './lookup.ts'

/** What was under each id at a dataset version: what stood before the first change after it, or what stands now. */
export async function atVersion(
  connection: Connection,
  records: Records,
  ids: readonly string[],
  version: number,
  work: Work,
): Promise<(Entry | Relation | null)[]> {
  const parameters = new Parameters()
  const text =
    `UNWIND ${parameters.add([...new Set(ids)])} AS id CALL (id) { MATCH (c:Change {id: id}) ` +
    `WHERE c.version > ${parameters.add(version)} RETURN c ORDER BY c.version LIMIT 1 } RETURN id, c.createdIn, c.before`
  const rows = ids.length > 0 ? await connection.read({ text, parameters: parameters.values }, work) : []
  const then = new Map(
    rows.map((row): [string, Entry | Relation | null] => [
      row.get(0) as string,
      (row.get(1) as number) <= version ? (JSON.parse(row.get(2) as string) as Entry | Relation) : null,
    ]),
  )
  const unchanged = ids.filter((id) => !then.has(id))
  const isRelation = (id: string) => id.includes('/')
  const [entries, relations] = await Promise.all([
    lookup(
      connection,
      records,
      unchanged.filter((id) => !isRelation(id)),
      work,
    ),
    relationsById(connection, records, unchanged.filter(isRelation), work),
  ])
  for (const found of entries) if (found?.state === 'live') then.set(found.entry.id, found.entry)
  for (const found of relations) if (found) then.set(found.id, found)
  return ids.map((id) => {
    const found = then.get(id) ?? null
    return found && found.changedIn <= version ? found : null
  })
}
