import type { Entry, Relation } from '../../../model/domain.ts'
import { kindOf } from '../../../model/ontology.ts'
import { bothExist, entryStretch, lapses, ownStretch, type Stretch, withinEnds } from '../../../model/time.ts'
import type { Effect } from '../../changeset/effects.ts'
import { storedCitations, storedProperties } from '../rows.ts'
import type { Session } from '../session.ts'
import { BatchedInsert } from './batchedInsert.ts'
import { NewEntries, removeEntry, sortNameOf, updateEntry } from './entries.ts'
import { type Ends, Neighborhoods } from './neighborhoods.ts'
import type { KnownEntry, StoredSubjects } from './subjects.ts'

/** The keys that the next entry and relation get. */
export interface NextKeys {
  entry: number
  relation: number
}

const relationColumns = [
  'key',
  'type',
  'from_key',
  'to_key',
  'spell',
  'since',
  'until',
  'holds_from',
  'holds_until',
  'properties',
  'citations',
  'revision',
  'created_in',
  'changed_in',
]

/** Applies the effects of one changeset. Made for one use, within its transaction. */
export class EffectWriter {
  private readonly session: Session
  private readonly subjects: StoredSubjects
  private readonly version: number
  private readonly next: NextKeys
  private readonly neighborhoods: Neighborhoods
  private readonly entries: NewEntries
  private readonly relations: BatchedInsert

  constructor(session: Session, subjects: StoredSubjects, version: number, next: NextKeys) {
    this.session = session
    this.subjects = subjects
    this.version = version
    this.next = { ...next }
    this.neighborhoods = new Neighborhoods(session)
    this.entries = new NewEntries(session)
    this.relations = new BatchedInsert(session.database, 'relation', relationColumns)
  }

  /** @returns the keys that the next changeset begins with */
  write(effects: readonly Effect[]): NextKeys {
    for (const effect of effects) {
      this.session.database.wanted.check()
      // Rows that were held back have to be there before entries that they name are renamed or go.
      if (effect.subject === 'entry' && effect.action !== 'created') this.flush()
      this.one(effect)
    }
    this.flush()
    this.neighborhoods.writeCounts()
    return this.next
  }

  private flush(): void {
    this.entries.flush()
    this.relations.flush()
    this.neighborhoods.flush()
  }

  private one(effect: Effect): void {
    if (effect.subject === 'entry') {
      if (effect.action === 'created') return this.createEntry(effect.after, effect.revives)
      const key = this.keyOf(effect.before.id)
      this.record(effect, key)
      if (effect.action === 'updated') return this.updateEntry(key, effect.before, effect.after)
      return this.removeEntry(key, effect.before, effect.action === 'merged' ? effect.into : null)
    }
    if (effect.action === 'created') return this.createRelation(effect.after)
    const key = this.subjects.relationKey(effect.before.id)
    if (key === undefined) throw new RangeError(`There is no relation ${effect.before.id} to change`)
    this.record(effect, key)
    if (effect.action === 'updated') return this.updateRelation(key, effect.after)
    this.neighborhoods.remove(effect.before, this.endsOf(effect.before))
    this.session.database.run('DELETE FROM relation WHERE key = ?', key)
  }

  private keyOf(id: string): number {
    const found = this.subjects.find(id)
    if (!found) throw new RangeError(`There is no entry ${id} to change`)
    return found.key
  }

  private endsOf({ from, to }: Relation): Ends {
    const ends = { from: this.subjects.find(from), to: this.subjects.find(to) }
    if (!ends.from || !ends.to) throw new RangeError(`There is no entry ${ends.from ? to : from} to relate`)
    return ends as Ends
  }

  /** Keeps what stood before. */
  private record(effect: Effect & { before: Entry | Relation }, key: number): void {
    const { before, subject, action } = effect
    const { database } = this.session
    const created = database.get<{ created_in: number }>(
      `SELECT created_in FROM ${subject} WHERE key = ?`,
      key,
    )
    database.run(
      `INSERT INTO change (version, subject, id, action, into_id, before, created_in, subject_key, entry_id, other_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      this.version,
      subject,
      before.id,
      action,
      action === 'merged' ? effect.into : null,
      JSON.stringify(before),
      created?.created_in ?? 0,
      key,
      'from' in before ? before.from : before.id,
      'to' in before ? before.to : null,
    )
  }

  private createEntry(entry: Entry, revives: boolean): void {
    const key = this.next.entry++
    if (revives) this.session.database.run('DELETE FROM gone WHERE id = ?', entry.id)
    this.entries.add(key, entry)
    this.note(key, entry)
  }

  private note(key: number, entry: Entry): void {
    const exists = entryStretch(entry, this.session.model)
    this.subjects.note(entry.id, { key, sort_name: sortNameOf(entry, this.session), exists })
  }

  private updateEntry(key: number, before: Entry, after: Entry): void {
    updateEntry(this.session, key, before, after)
    const name = sortNameOf(after, this.session)
    const old = this.subjects.find(after.id)?.sort_name ?? sortNameOf(before, this.session)
    if (old !== name) this.neighborhoods.rename(key, old, name)
    const { model } = this.session
    const [existed, exists] = [entryStretch(before, model), entryStretch(after, model)]
    if (existed.from !== exists.from || existed.until !== exists.until)
      this.neighborhoods.restretch(key, name)
    this.note(key, after)
  }

  private removeEntry(key: number, before: Entry, into: string | null): void {
    removeEntry(this.session, key, before, this.version, into)
    this.neighborhoods.forget(key)
    this.subjects.note(before.id, undefined)
  }

  private stretchOf(relation: Relation, { from, to }: Ends): Stretch {
    const { model } = this.session
    const end = (id: string, known: KnownEntry) => ({
      kind: kindOf(id, model) ?? '',
      exists: this.subjects.existence(known),
    })
    const ends = bothExist([end(relation.from, from), end(relation.to, to)], model)
    return withinEnds(ownStretch(relation, model), ends, lapses(relation.type, model))
  }

  private createRelation(relation: Relation): void {
    const key = this.next.relation++
    const ends = this.endsOf(relation)
    const holds = this.stretchOf(relation, ends)
    this.relations.add([
      key,
      this.session.symbols.of(relation.type),
      ends.from.key,
      ends.to.key,
      relation.spell,
      relation.since?.edtf ?? null,
      relation.until?.edtf ?? null,
      holds.from,
      holds.until,
      storedProperties(relation.properties),
      storedCitations(relation.citations),
      relation.revision,
      this.version,
      this.version,
    ])
    this.neighborhoods.add(relation, key, ends, holds)
  }

  private updateRelation(key: number, relation: Relation): void {
    const ends = this.endsOf(relation)
    const holds = this.stretchOf(relation, ends)
    this.session.database.run(
      `UPDATE relation SET since = ?, until = ?, holds_from = ?, holds_until = ?, properties = ?, citations = ?, revision = ?, changed_in = ?
       WHERE key = ?`,
      relation.since?.edtf ?? null,
      relation.until?.edtf ?? null,
      holds.from,
      holds.until,
      storedProperties(relation.properties),
      storedCitations(relation.citations),
      relation.revision,
      this.version,
      key,
    )
    this.neighborhoods.date(relation, ends, holds)
  }
}
