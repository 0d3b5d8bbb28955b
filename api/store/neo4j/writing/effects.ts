import { setImmediate as immediate } from 'node:timers/promises'
import neo4j from 'neo4j-driver'
import type { Entry, Relation } from '../../../model/domain.ts'
import { entryStretch, lapses } from '../../../model/time.ts'
import type { Effect } from '../../changeset/effects.ts'
import type { Writing } from '../connection.ts'
import { groupedBy } from '../grouping.ts'
import type { Records } from '../records.ts'
import { heldWithinEnds, matchRelation, type Statement, setHeldWithinEnds } from '../statement.ts'
import { tableOf, written } from './table.ts'
import type { TouchedThere } from './touched.ts'

/** How many rows one statement takes; more would only make messages and memory larger. */
const batch = 5_000

/** Items in batches of what one statement takes. */
function* batches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += batch) yield items.slice(start, start + batch)
}

/** Something that is to be done, and the dataset version in which it happens. */
export type Happening = Effect & { readonly version: number }

/** Writes what planned changesets do, in batches of one kind or relation type each. */
export class EffectsWriter {
  private readonly transaction: Writing
  private readonly records: Records
  private readonly touched: TouchedThere

  constructor(transaction: Writing, records: Records, touched: TouchedThere) {
    this.transaction = transaction
    this.records = records
    this.touched = touched
  }

  /**
   * Relations go before their ends do, entries come before their relations. Each statement is written while the server
   * works on those before it.
   */
  async write(effects: readonly Happening[]): Promise<void> {
    const sent: Promise<unknown>[] = []
    let failed = false
    for (const statement of this.statements(effects)) {
      const answer = this.transaction.run(statement)
      answer.catch(() => {
        failed = true
      })
      sent.push(answer)
      await immediate()
      if (failed) break
    }
    await Promise.all(sent)
  }

  private *statements(effects: readonly Happening[]): Generator<Statement> {
    const entries = effects.filter((effect) => effect.subject === 'entry')
    const relations = effects.filter((effect) => effect.subject === 'relation')
    const changed = entries.flatMap((effect) => (effect.action === 'updated' ? [effect.after] : []))
    yield* this.deleteRelations(relations.flatMap((effect) => (effect.after === null ? [effect.before] : [])))
    yield* this.createEntries(entries.filter((effect) => effect.action === 'created'))
    yield* this.updateEntries(changed)
    yield* this.restretch(entries)
    yield* this.updateRelations(
      relations.flatMap((effect) => (effect.action === 'updated' ? [effect.after] : [])),
    )
    yield* this.createRelations(
      relations.flatMap((effect) => (effect.action === 'created' ? [effect.after] : [])),
    )
    yield* this.removeEntries(entries)
    yield* this.remember(effects)
  }

  /** A statement for each batch of items, each of which `rowOf` makes a row of. */
  private *each<Item>(
    items: readonly Item[],
    text: string,
    rowOf: (item: Item) => unknown,
  ): Generator<Statement> {
    for (const some of batches(items))
      yield { text: `UNWIND $rows AS row ${text}`, parameters: { rows: some.map(rowOf) } }
  }

  private *createEntries(
    created: readonly Extract<Effect, { action: 'created'; subject: 'entry' }>[],
  ): Generator<Statement> {
    const { records } = this
    const revived = created.filter(({ revives }) => revives)
    yield* this.each(revived, 'MATCH (t:Tombstone {id: row}) DELETE t', ({ after }) => after.id)
    const entries = created.map(({ after }) => after)
    for (const [kind, ofKind] of groupedBy(entries, (entry) => entry.kind))
      for (const some of batches(ofKind)) {
        const { places, rows, same } = tableOf(
          some.map((entry) => records.writeEntry(entry, entry.changedIn)),
          records.entryKeys(kind),
        )
        yield {
          text: `UNWIND $rows AS row CREATE (:Entry:${records.names.label(kind)} ${written(places)})`,
          parameters: { rows, same },
        }
      }
    yield* this.createNames(entries)
  }

  private createNames(entries: readonly Entry[]): Generator<Statement> {
    const nodes = entries.flatMap((entry) => this.records.writeNames(entry))
    return this.each(nodes, 'CREATE (n:Name) SET n = row', (node) => node)
  }

  private removeNames(entries: readonly Entry[]): Generator<Statement> {
    return this.each(entries, 'MATCH (n:Name {of: row}) DELETE n', ({ id }) => id)
  }

  private *updateEntries(entries: readonly Entry[]): Generator<Statement> {
    yield* this.removeNames(entries)
    yield* this.each(entries, 'MATCH (n:Entry {id: row.id}) SET n = row', (entry) =>
      this.records.writeEntry(entry, this.touched.createdIn(entry.id)),
    )
    yield* this.createNames(entries)
  }

  /** When the relations of entries hold that exist at other times now. */
  private *restretch(effects: readonly Extract<Happening, { subject: 'entry' }>[]): Generator<Statement> {
    const { names } = this.records
    const moved = effects.flatMap(({ action, before, after }) => {
      if (action !== 'updated') return []
      const [existed, exists] = [entryStretch(before, names.model), entryStretch(after, names.model)]
      return existed.from === exists.from && existed.until === exists.until ? [] : [after.id]
    })
    const types = [...names.model.relationTypes.keys()]
    for (const lapse of [true, false]) {
      const such = types.filter((type) => lapses(type, names.model) === lapse)
      const typed = such.map((type) => names.relationshipType(type)).join('|')
      const ends = 'WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b'
      yield* this.each(
        such.length > 0 ? moved : [],
        `MATCH (n:Entry {id: row})-[r:${typed}]-() ${ends} ${setHeldWithinEnds(names.lapsing(such))}`,
        (id) => id,
      )
    }
  }

  private *removeEntries(effects: readonly Extract<Happening, { subject: 'entry' }>[]): Generator<Statement> {
    const gone = effects.filter((effect) => effect.action === 'deleted' || effect.action === 'merged')
    yield* this.removeNames(gone.map(({ before }) => before))
    yield* this.each(
      gone,
      'MATCH (n:Entry {id: row.id}) DELETE n CREATE (t:Tombstone) SET t = row',
      ({ before, ...effect }) => ({
        id: before.id,
        state: effect.action,
        ...('into' in effect ? { into: effect.into } : {}),
        revision: neo4j.int(before.revision),
        changedIn: neo4j.int(effect.version),
      }),
    )
  }

  private deleteRelations(relations: readonly Relation[]): Generator<Statement> {
    return this.eachType(
      relations,
      () => 'DELETE r',
      () => null,
    )
  }

  private updateRelations(relations: readonly Relation[]): Generator<Statement> {
    return this.eachType(
      relations,
      (type) => `SET r = row[3] ${setHeldWithinEnds(this.records.names.lapsing([type]))}`,
      (relation) => this.records.writeRelation(relation, this.touched.createdIn(relation.id)),
    )
  }

  private *eachType(
    relations: readonly Relation[],
    change: (type: string) => string,
    more: (relation: Relation) => unknown,
  ): Generator<Statement> {
    for (const [type, group] of groupedBy(relations, (relation) => relation.type))
      yield* this.each(
        group,
        `${matchRelation(this.records.names.relationshipType(type))} ${change(type)}`,
        (relation) => [relation.from, relation.to, neo4j.int(relation.spell), more(relation)],
      )
  }

  private *createRelations(relations: readonly Relation[]): Generator<Statement> {
    const { records } = this
    for (const [type, group] of groupedBy(relations, (relation) => relation.type))
      for (const some of batches(group)) {
        const { places, rows, same } = tableOf(
          some.map((relation) => records.writeRelation(relation, relation.changedIn)),
          records.relationKeys(type),
          some.map(({ from, to }) => [from, to]),
        )
        const own = { from: places.holdsFrom ?? '', until: places.holdsUntil ?? '' }
        const held = heldWithinEnds(own, records.names.lapsing([type]))
        yield {
          text:
            'UNWIND $rows AS row MATCH (a:Entry {id: row[0]}) MATCH (b:Entry {id: row[1]}) ' +
            `CREATE (a)-[:${records.names.relationshipType(type)} ${written({ ...places, holdsFrom: held.from, holdsUntil: held.until })}]->(b)`,
          parameters: { rows, same },
        }
      }
  }

  /** What stood before is kept; of what was created the creation stands on it, as `createdIn`. */
  private remember(effects: readonly Happening[]): Generator<Statement> {
    const changes = effects.flatMap(({ before, ...effect }) => (before ? [{ before, effect }] : []))
    return this.each(changes, 'CREATE (c:Change) SET c = row', ({ before, effect }) => ({
      version: neo4j.int(effect.version),
      subject: effect.subject,
      action: effect.action,
      id: before.id,
      ...('from' in before ? { from: before.from, to: before.to } : {}),
      ...('into' in effect ? { into: effect.into } : {}),
      before: JSON.stringify(before),
      createdIn: neo4j.int(this.touched.createdIn(before.id)),
    }))
  }
}
