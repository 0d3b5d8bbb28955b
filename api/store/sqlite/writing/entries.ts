import type { Entry } from '../../../model/domain.ts'
import { captionOf, sortName } from '../../../model/names.ts'
import { entryStretch } from '../../../model/time.ts'
import type { Scalar } from '../database.ts'
import { nameForms } from '../nameForms.ts'
import { storedCitations } from '../rows.ts'
import type { Session } from '../session.ts'

/** The sort name of an entry. */
export function sortNameOf(entry: Entry, { model }: Session): string {
  return sortName(captionOf(entry, model))
}

function valuesOf(entry: Entry, session: Session): Scalar[] {
  const { from, until } = entryStretch(entry, session.model)
  return [
    sortNameOf(entry, session),
    JSON.stringify(entry.properties),
    storedCitations(entry.citations),
    entry.revision,
    entry.changedIn,
    from,
    until,
  ]
}

/** Writes a new entry under a key. */
export function insertEntry(session: Session, key: number, entry: Entry): void {
  session.database.run(
    `INSERT INTO entry (sort_name, properties, citations, revision, changed_in, exists_from, exists_until, key, id, kind, created_in)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...valuesOf(entry, session),
    key,
    entry.id,
    session.symbols.of(entry.kind),
    entry.changedIn,
  )
  indexNames(session, key, entry)
}

/** Writes what an entry is now. */
export function updateEntry(session: Session, key: number, before: Entry, after: Entry): void {
  session.database.run(
    `UPDATE entry SET sort_name = ?, properties = ?, citations = ?, revision = ?, changed_in = ?, exists_from = ?, exists_until = ?
     WHERE key = ?`,
    ...valuesOf(after, session),
    key,
  )
  const forms = (entry: Entry) => JSON.stringify(nameForms(entry, session.model))
  if (forms(before) === forms(after)) return
  unindexNames(session, key)
  indexNames(session, key, after)
}

/** Takes an entry away, and leaves a trace that says where it went. */
export function removeEntry(
  session: Session,
  key: number,
  before: Entry,
  version: number,
  into: string | null,
): void {
  unindexNames(session, key)
  session.database.run('DELETE FROM entry WHERE key = ?', key)
  session.database.run(
    'INSERT OR REPLACE INTO gone (id, state, into_id, revision, changed_in) VALUES (?, ?, ?, ?, ?)',
    before.id,
    into === null ? 'deleted' : 'merged',
    into,
    before.revision,
    version,
  )
}

function indexNames({ database, model }: Session, key: number, entry: Entry): void {
  const { ranked, names, texts } = nameForms(entry, model)
  for (const { rank, form } of ranked)
    database.run('INSERT INTO name (rank, form, entry_key) VALUES (?, ?, ?)', rank, form, key)
  database.run('INSERT INTO words (rowid, names, texts) VALUES (?, ?, ?)', key, names, texts)
}

function unindexNames({ database }: Session, key: number): void {
  database.run('DELETE FROM name WHERE entry_key = ?', key)
  database.run('DELETE FROM words WHERE rowid = ?', key)
}
