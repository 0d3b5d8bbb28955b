import type { Citation, Entry, Properties, Relation } from '../../../model/domain.ts'
import { captionOf, searchForm, searchTexts, sortName } from '../../../model/names.ts'
import { entryStretch, relationStretch, type Stretch } from '../../../model/time.ts'
import type { Effect } from '../../changeset/plan.ts'
import { searchForms } from '../../search/ranking.ts'
import type { Scalar } from '../database.ts'
import { relationKey } from '../reading/lookup.ts'
import { nameRanks } from '../reading/search.ts'
import type { Context, StoredSubjects } from './subjects.ts'

/** One row of `neighbor`, held back so that a changeset's rows are written in the order of the index. */
type NeighborValues = [
  entry: number,
  type: number,
  direction: number,
  otherName: string,
  other: number,
  spell: number,
  relation: number,
  from: number,
  until: number,
]

function citationsColumn(citations: readonly Citation[]): string | null {
  return citations.length === 0 ? null : JSON.stringify(citations)
}

function propertiesColumn(properties: Properties): string | null {
  return Object.keys(properties).length === 0 ? null : JSON.stringify(properties)
}

/** Applies the effects of one changeset. Made for one use, within its transaction. */
export class EffectWriter {
  private readonly context: Context
  private readonly subjects: StoredSubjects
  private readonly version: number
  private readonly neighbors: NeighborValues[] = []
  /** By entry, type and direction: how many relations more or fewer there are. */
  private readonly counts = new Map<number, Map<number, number>>()
  private nextEntry: number
  private nextRelation: number

  constructor(
    context: Context,
    subjects: StoredSubjects,
    version: number,
    next: { entry: number; relation: number },
  ) {
    this.context = context
    this.subjects = subjects
    this.version = version
    this.nextEntry = next.entry
    this.nextRelation = next.relation
  }

  /** @returns the keys that the next changeset begins with */
  write(effects: readonly Effect[]): { entry: number; relation: number } {
    for (const effect of effects) {
      this.context.database.wanted.check()
      // Rows that were held back have to be there before entries that they name are renamed or go.
      if (effect.subject === 'entry' && effect.action !== 'created') this.flush()
      this.one(effect)
    }
    this.flush()
    this.writeCounts()
    return { entry: this.nextEntry, relation: this.nextRelation }
  }

  private one(effect: Effect): void {
    if (effect.before !== null) this.record(effect)
    switch (`${effect.subject} ${effect.action}` as const) {
      case 'entry created':
        return this.createEntry(effect.after as Entry)
      case 'entry updated':
        return this.updateEntry(effect.after as Entry)
      case 'entry deleted':
      case 'entry merged':
        return this.removeEntry(effect as Extract<Effect, { subject: 'entry'; after: null }>)
      case 'relation created':
        return this.createRelation(effect.after as Relation)
      case 'relation updated':
        return this.updateRelation(effect.after as Relation)
      case 'relation deleted':
        return this.removeRelation(effect.before as Relation)
    }
  }

  private run(sql: string, ...values: Scalar[]): void {
    this.context.database.run(sql, ...values)
  }

  private record(effect: Effect): void {
    const before = effect.before as Entry | Relation
    const key =
      effect.subject === 'entry' ? this.subjects.row(before.id)?.key : this.relationKey(before as Relation)
    const createdIn =
      this.context.database.get<{ created_in: number }>(
        `SELECT created_in FROM ${effect.subject} WHERE key = ?`,
        key ?? 0,
      )?.created_in ?? 0
    const [entryId, otherId] =
      effect.subject === 'entry' ? [before.id, null] : [(before as Relation).from, (before as Relation).to]
    const into = effect.action === 'merged' ? effect.into : null
    this.run(
      'INSERT INTO change (version, subject, id, action, into_id, before, created_in, entry_id, other_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      this.version,
      effect.subject,
      before.id,
      effect.action,
      into,
      JSON.stringify(before),
      createdIn,
      entryId,
      otherId,
    )
  }

  private entryValues(entry: Entry): Scalar[] {
    const { from, until } = entryStretch(entry, this.context.model)
    const name = sortName(captionOf(entry, this.context.model))
    return [
      name,
      JSON.stringify(entry.properties),
      citationsColumn(entry.citations),
      entry.revision,
      entry.changedIn,
      from,
      until,
    ]
  }

  private createEntry(entry: Entry): void {
    const key = this.nextEntry++
    this.run('DELETE FROM gone WHERE id = ?', entry.id)
    this.run(
      `INSERT INTO entry (sort_name, properties, citations, revision, changed_in, exists_from, exists_until, key, id, kind, created_in)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...this.entryValues(entry),
      key,
      entry.id,
      this.context.symbols.of(entry.kind),
      this.version,
    )
    this.subjects.forget(entry.id)
    this.indexNames(key, entry)
  }

  private updateEntry(entry: Entry): void {
    const row = this.subjects.row(entry.id)
    if (!row) return
    this.run(
      'UPDATE entry SET sort_name = ?, properties = ?, citations = ?, revision = ?, changed_in = ?, exists_from = ?, exists_until = ? WHERE key = ?',
      ...this.entryValues(entry),
      row.key,
    )
    this.unindexNames(row.key)
    this.indexNames(row.key, entry)
    const name = sortName(captionOf(entry, this.context.model))
    if (name !== row.sort_name) this.renameNeighbor(row.key, row.sort_name, name)
    this.subjects.forget(entry.id)
  }

  /** The name of an entry stands with each of its neighbours, so that they list it in order. */
  private renameNeighbor(key: number, before: string, after: string): void {
    const rows = this.context.database.all<{
      other_key: number
      type: number
      direction: number
      spell: number
    }>('SELECT other_key, type, direction, spell FROM neighbor WHERE entry_key = ?', key)
    for (const { other_key: other, type, direction, spell } of rows) {
      const opposite = direction === 1 ? 0 : this.backward(this.context.symbols.name(type))
      this.run(
        `UPDATE neighbor SET other_name = ? WHERE ${neighborPlace}`,
        after,
        other,
        type,
        opposite,
        before,
        key,
        spell,
      )
    }
  }

  private removeEntry(effect: Extract<Effect, { subject: 'entry'; after: null }>): void {
    const { id, revision } = effect.before
    const key = this.subjects.row(id)?.key ?? 0
    this.unindexNames(key)
    this.run('DELETE FROM entry WHERE key = ?', key)
    this.counts.delete(key)
    this.run('DELETE FROM relation_count WHERE entry_key = ?', key)
    this.subjects.forget(id)
    const into = effect.action === 'merged' ? effect.into : null
    this.run(
      'INSERT OR REPLACE INTO gone (id, state, into_id, revision, changed_in) VALUES (?, ?, ?, ?, ?)',
      id,
      effect.action,
      into,
      revision,
      this.version,
    )
  }

  private indexNames(key: number, entry: Entry): void {
    const texts = searchTexts(entry, this.context.model)
    const put = (rank: number, form: string) =>
      form !== '' &&
      this.run('INSERT OR IGNORE INTO name (rank, form, entry_key) VALUES (?, ?, ?)', rank, form, key)
    const [name = '', ...variants] = searchForms(texts.name)
    put(nameRanks.name, name)
    for (const form of variants) put(nameRanks.otherName, form)
    for (const abbreviation of texts.abbreviations) put(nameRanks.abbreviation, searchForm(abbreviation))
    for (const other of texts.otherNames)
      for (const form of searchForms(other)) put(nameRanks.otherName, form)
    const names = [texts.name, ...texts.abbreviations, ...texts.otherNames].flatMap(searchForms).join(' ')
    this.run('INSERT INTO words (rowid, names, texts) VALUES (?, ?, ?)', key, names, searchForm(texts.text))
  }

  private unindexNames(key: number): void {
    this.run('DELETE FROM name WHERE entry_key = ?', key)
    this.run('DELETE FROM words WHERE rowid = ?', key)
  }

  private relationKey({ type, from, to, spell }: Relation): number {
    const ends = [this.subjects.row(from), this.subjects.row(to)]
    if (!ends[0] || !ends[1]) return 0
    return relationKey(this.context.database, this.context.symbols.of(type), ends[0], ends[1], spell) ?? 0
  }

  private createRelation(relation: Relation): void {
    const key = this.nextRelation++
    const { symbols } = this.context
    const type = symbols.of(relation.type)
    const from = this.subjects.row(relation.from)
    const to = this.subjects.row(relation.to)
    if (!from || !to) return
    this.run(
      `INSERT INTO relation (key, type, from_key, to_key, spell, since, until, properties, citations, revision, created_in, changed_in)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      key,
      type,
      from.key,
      to.key,
      relation.spell,
      relation.since?.edtf ?? null,
      relation.until?.edtf ?? null,
      propertiesColumn(relation.properties),
      citationsColumn(relation.citations),
      relation.revision,
      this.version,
      this.version,
    )
    const { from: holdsFrom, until: holdsUntil }: Stretch = relationStretch(relation, this.context.model)
    const back = this.backward(relation.type)
    this.neighbors.push([from.key, type, 0, to.sort_name, to.key, relation.spell, key, holdsFrom, holdsUntil])
    this.neighbors.push([
      to.key,
      type,
      back,
      from.sort_name,
      from.key,
      relation.spell,
      key,
      holdsFrom,
      holdsUntil,
    ])
    this.count(from.key, type, 0, 1)
    this.count(to.key, type, back, 1)
  }

  /** How the relation stands at its end: a symmetric one reads the same from both. */
  private backward(type: string): 0 | 1 {
    return this.context.model.relationTypes.get(type)?.symmetric ? 0 : 1
  }

  private updateRelation(relation: Relation): void {
    const key = this.relationKey(relation)
    this.run(
      'UPDATE relation SET since = ?, until = ?, properties = ?, citations = ?, revision = ?, changed_in = ? WHERE key = ?',
      relation.since?.edtf ?? null,
      relation.until?.edtf ?? null,
      propertiesColumn(relation.properties),
      citationsColumn(relation.citations),
      relation.revision,
      this.version,
      key,
    )
    const { from, until } = relationStretch(relation, this.context.model)
    this.atBothEnds(relation, (place) =>
      this.run(
        `UPDATE neighbor SET holds_from = ?, holds_until = ? WHERE ${neighborPlace}`,
        from,
        until,
        ...place,
      ),
    )
  }

  private removeRelation(relation: Relation): void {
    const key = this.relationKey(relation)
    const type = this.context.symbols.of(relation.type)
    this.atBothEnds(relation, (place) => {
      this.run(`DELETE FROM neighbor WHERE ${neighborPlace}`, ...place)
      this.count(place[0] as number, type, place[2] as number, -1)
    })
    this.run('DELETE FROM relation WHERE key = ?', key)
  }

  private atBothEnds(relation: Relation, act: (place: Scalar[]) => void): void {
    const from = this.subjects.row(relation.from)
    const to = this.subjects.row(relation.to)
    const type = this.context.symbols.of(relation.type)
    if (!from || !to) return
    act([from.key, type, 0, to.sort_name, to.key, relation.spell])
    act([to.key, type, this.backward(relation.type), from.sort_name, from.key, relation.spell])
  }

  private count(entry: number, type: number, direction: number, by: number): void {
    let counts = this.counts.get(entry)
    if (!counts) {
      counts = new Map()
      this.counts.set(entry, counts)
    }
    const group = type * 2 + direction
    counts.set(group, (counts.get(group) ?? 0) + by)
  }

  private flush(): void {
    this.neighbors.sort(
      (left, right) =>
        left[0] - right[0] ||
        left[1] - right[1] ||
        left[2] - right[2] ||
        (left[3] < right[3] ? -1 : left[3] > right[3] ? 1 : 0),
    )
    for (const values of this.neighbors)
      this.run(
        'INSERT INTO neighbor (entry_key, type, direction, other_name, other_key, spell, relation_key, holds_from, holds_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...values,
      )
    this.neighbors.length = 0
  }

  private writeCounts(): void {
    for (const [entry, counts] of [...this.counts].sort(([left], [right]) => left - right)) {
      let degree = 0
      for (const [group, by] of counts) {
        degree += by
        this.run(
          `INSERT INTO relation_count (entry_key, type, direction, count) VALUES (?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET count = count + excluded.count`,
          entry,
          group >> 1,
          group & 1,
          by,
        )
        if (by < 0)
          this.run(
            'DELETE FROM relation_count WHERE entry_key = ? AND type = ? AND direction = ? AND count = 0',
            entry,
            group >> 1,
            group & 1,
          )
      }
      if (degree !== 0) this.run('UPDATE entry SET degree = degree + ? WHERE key = ?', degree, entry)
    }
  }
}

const neighborPlace =
  'entry_key = ? AND type = ? AND direction = ? AND other_name = ? AND other_key = ? AND spell = ?'
