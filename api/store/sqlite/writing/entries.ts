import type { Entry } from '../../../model/domain.ts'
import { captionOf, sortName } from '../../../model/names.ts'
import { entryStretch } from '../../../model/time.ts'
import { searchWords } from '../../search/ranking.ts'
import type { Scalar } from '../database.ts'
import { nameForms } from '../nameForms.ts'
import { storedCitations } from '../rows.ts'
import type { Session } from '../session.ts'
import { BatchedInsert } from './batchedInsert.ts'

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

const entryColumns = [
  'sort_name',
  'properties',
  'citations',
  'revision',
  'changed_in',
  'exists_from',
  'exists_until',
  'key',
  'id',
  'kind',
  'created_in',
]

/** Writes new entries, many at once. */
export class NewEntries {
  private readonly session: Session
  private readonly entries: BatchedInsert
  private readonly names: BatchedInsert
  private readonly words: BatchedInsert
  private readonly terms = new Set<string>()

  constructor(session: Session) {
    this.session = session
    const { database } = session
    this.entries = new BatchedInsert(database, 'entry', entryColumns)
    this.names = new BatchedInsert(database, 'name', ['rank', 'form', 'entry_key'])
    this.words = new BatchedInsert(database, 'words', ['rowid', 'names', 'texts'])
  }

  /** Takes in an entry that has this key. */
  add(key: number, entry: Entry): void {
    const kind = this.session.symbols.of(entry.kind)
    this.entries.add([...valuesOf(entry, this.session), key, entry.id, kind, entry.changedIn])
    this.index(key, entry)
  }

  /** Takes in what an entry is found by. */
  index(key: number, entry: Entry): void {
    const { ranked, names, texts } = nameForms(entry, this.session.model)
    for (const { rank, form } of ranked) this.names.add([rank, form, key])
    this.words.add([key, names, texts])
    for (const word of searchWords(names)) this.terms.add(word)
  }

  /** Writes what was held back. */
  flush(): void {
    this.entries.flush()
    this.names.flush()
    this.words.flush()
    const terms = new BatchedInsert(this.session.database, 'word', ['length', 'term'], 'INSERT OR IGNORE')
    for (const term of [...this.terms].sort()) terms.add([term.length, term])
    terms.flush()
    this.terms.clear()
  }
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
  const index = new NewEntries(session)
  index.index(key, after)
  index.flush()
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

function unindexNames({ database }: Session, key: number): void {
  database.run('DELETE FROM name WHERE entry_key = ?', key)
  database.run('DELETE FROM words WHERE rowid = ?', key)
}
