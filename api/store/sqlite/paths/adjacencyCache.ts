import type { Entry } from '../../../model/domain.ts'
import type { Ontology } from '../../../model/ontology.ts'
import { entryStretch } from '../../../model/time.ts'
import type { Database } from '../database.ts'
import { entryKey } from '../reading/lookup.ts'
import { Adjacency, type Standing, standing } from './adjacency.ts'

/** How many entries may have lists of their own before all is read anew. */
const mostChanges = 20_000

/** How many relations a write may touch before reading all anew is faster. */
const mostAtOnce = 5_000

/**
 * An entry and its neighbours, if its relations hold at other times since it was updated.
 * @param before its content before that
 */
function movedWith(database: Database, model: Ontology, key: number, before: string): number[] {
  const row = database.get<{ exists_from: number; exists_until: number }>(
    'SELECT exists_from, exists_until FROM entry WHERE key = ?',
    key,
  )
  const was = entryStretch(JSON.parse(before) as Entry, model)
  if (!row || (row.exists_from === was.from && row.exists_until === was.until)) return []
  const others = database.all<{ other_key: number }>(
    'SELECT other_key FROM neighbor WHERE entry_key = ?',
    key,
  )
  return [key, ...others.map(({ other_key }) => other_key)]
}

/** The entries whose relations changed since; undefined if there are too many. */
function touchedSince(
  database: Database,
  model: Ontology,
  { version, next_relation }: Standing,
): Set<number> | undefined {
  const touched = new Set<number>()
  const created = database.all<{ from_key: number; to_key: number }>(
    'SELECT from_key, to_key FROM relation WHERE key >= ? LIMIT ?',
    next_relation,
    mostAtOnce,
  )
  const changed = database.all<{
    subject: string
    action: string
    subject_key: number
    entry_id: string
    other_id: string | null
    before: string
  }>(
    'SELECT subject, action, subject_key, entry_id, other_id, before FROM change WHERE version > ? LIMIT ?',
    version,
    mostAtOnce,
  )
  if (created.length === mostAtOnce || changed.length === mostAtOnce) return undefined
  for (const { from_key, to_key } of created) touched.add(from_key).add(to_key)
  for (const { subject, action, subject_key, entry_id, other_id, before } of changed) {
    if (subject === 'entry' && action === 'updated')
      for (const key of movedWith(database, model, subject_key, before)) touched.add(key)
    else if (subject === 'entry') touched.add(subject_key)
    // An end that is gone was removed itself, under its old key.
    else
      for (const id of [entry_id, other_id ?? '']) {
        const key = entryKey(database, id)
        if (key !== undefined) touched.add(key)
      }
  }
  return touched
}

/** Keeps the adjacency in memory and brings it up to what a connection sees. */
export class AdjacencyCache {
  private held: Adjacency | undefined

  /** The adjacency of the graph as the connection sees it now. Call it within a snapshot. */
  of(database: Database, model: Ontology): Adjacency {
    const now = standing(database)
    if (this.held && !this.catchUp(this.held, database, model, now)) {
      // The old arrays are let go before the new ones are made.
      this.held = undefined
    }
    this.held ??= new Adjacency(database)
    return this.held
  }

  /** Whether what is held could be brought up to now. */
  private catchUp(held: Adjacency, database: Database, model: Ontology, now: Standing): boolean {
    if (held.at.version === now.version) return true
    if (held.at.version > now.version) return false
    const touched = touchedSince(database, model, held.at)
    if (!touched || held.changes + touched.size > mostChanges) return false
    const entries = database.all<{ key: number; kind: number }>(
      'SELECT key, kind FROM entry WHERE key >= ?',
      held.at.next_entry,
    )
    for (const { key, kind } of entries) held.place(key, kind)
    for (const key of touched) held.renew(database, key)
    held.at = now
    return true
  }
}
