import type { Entry, Relation } from '../../../model/domain.ts'
import type { Session } from '../session.ts'
import { lookup, relationsById } from './lookup.ts'

/** The first change after a version of each id: what stood before it is what was there at the version. */
const firstAfter = `SELECT id, created_in, before FROM (
    SELECT c.id, c.created_in, c.before, row_number() OVER (PARTITION BY c.id ORDER BY c.version) AS place
    FROM json_each(?) j CROSS JOIN change c ON c.id = j.value WHERE c.version > ?) WHERE place = 1`

/** What was under each id at a dataset version. */
export function atVersion(
  session: Session,
  ids: readonly string[],
  version: number,
): (Entry | Relation | null)[] {
  return session.database.snapshot(() => {
    const rows = session.database.all<{ id: string; created_in: number; before: string }>(
      firstAfter,
      JSON.stringify([...new Set(ids)]),
      version,
    )
    const then = new Map(
      rows.map(({ id, created_in, before }): [string, Entry | Relation | null] => [
        id,
        created_in <= version ? (JSON.parse(before) as Entry | Relation) : null,
      ]),
    )
    const unchanged = ids.filter((id) => !then.has(id))
    const isRelation = (id: string) => id.includes('/')
    for (const found of lookup(
      session,
      unchanged.filter((id) => !isRelation(id)),
    ))
      if (found?.state === 'live') then.set(found.entry.id, found.entry)
    for (const found of relationsById(session, unchanged.filter(isRelation)))
      if (found) then.set(found.id, found)
    return ids.map((id) => {
      const found = then.get(id) ?? null
      return found && found.changedIn <= version ? found : null
    })
  })
}
