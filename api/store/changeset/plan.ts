import type { Problem } from '../../errors.ts'
import { datesReversed } from '../../model/check.ts'
import type {
  Citation,
  CreateRelation,
  Entry,
  EntryId,
  Operation,
  PartialDate,
  Properties,
  PropertyValue,
  Relation,
  RelationId,
} from '../../model/domain.ts'
import { parseRelationId, type RelationKey, relationId } from '../../model/ids.ts'
import { withNamesOf } from '../../model/names.ts'
import { kindOf, type Ontology } from '../../model/ontology.ts'
import { didYouMean } from '../../model/values/nearest.ts'
import { type Effect, ordered } from './effects.ts'
import { refuseIfAny } from './refusal.ts'
import { firstSpellId, joins, overlap, takingIn } from './spells.ts'
import { mentioned, sources, type Touched } from './touched.ts'

function idOf(operation: Operation): string {
  return operation.action === 'createRelation' ? relationId(operation) : operation.id
}

function applied(properties: Properties, set: Readonly<Record<string, PropertyValue | null>>): Properties {
  const merged: Record<string, PropertyValue> = { ...properties }
  for (const [name, value] of Object.entries(set)) {
    if (value === null) delete merged[name]
    else merged[name] = value
  }
  return merged
}

/** Plans the operations of one changeset. Made for one use. */
class Planner {
  readonly effects: Effect[] = []
  readonly invalid: Problem[] = []
  readonly conflicts: Problem[] = []
  private readonly created = new Set<EntryId>()
  /** Where entries go that this changeset takes away. */
  private readonly going = new Map<EntryId, 'deleted' | 'merged'>()
  private readonly named = new Map<string, number>()
  /** Relations by what their stretches have in common, as far as they were looked at. */
  private readonly standing = new Map<RelationId, Relation[]>()
  private readonly places = new Map<EntryId | RelationId, number>()
  private placed = 0
  /** The relations that operations make or date. */
  private readonly stretched: { index: number; relation: Relation; field: 'since' | 'until' }[] = []
  private readonly removed = new Set<RelationId>()
  private readonly operations: readonly Operation[]
  private readonly touched: Touched
  private readonly version: number
  private readonly model: Ontology

  constructor(operations: readonly Operation[], touched: Touched, version: number, model: Ontology) {
    this.operations = operations
    this.touched = touched
    this.version = version
    this.model = model
  }

  plan(): void {
    for (const [index, operation] of this.operations.entries()) {
      const id = idOf(operation)
      const earlier = this.named.get(id)
      if (earlier !== undefined)
        this.invalidAt(
          index,
          'NAMED_TWICE',
          [],
          `'${id}' is named by operation ${earlier} already: put both into one operation.`,
        )
      else this.named.set(id, index)
      if (operation.action === 'createEntry') this.created.add(operation.id)
      if (operation.action === 'deleteEntry') this.going.set(operation.id, 'deleted')
      if (operation.action === 'mergeEntry') this.going.set(operation.id, 'merged')
    }
    const each = [...this.operations.entries()]
    for (const [index, operation] of each) if (operation.action !== 'mergeEntry') this.one(index, operation)
    this.checkStretches()
    // What moves by a merge finds its place among what all else leaves.
    for (const [index, operation] of each) if (operation.action === 'mergeEntry') this.one(index, operation)
  }

  private one(index: number, operation: Operation): void {
    switch (operation.action) {
      case 'createEntry':
        return this.createEntry(index, operation)
      case 'updateEntry':
        return this.updateEntry(index, operation)
      case 'createRelation':
        return this.createRelation(index, operation)
      case 'updateRelation':
        return this.updateRelation(index, operation)
      case 'deleteRelation':
        return this.deleteRelation(index, operation)
      case 'deleteEntry':
        return this.deleteEntry(index, operation)
      case 'mergeEntry':
        return this.mergeEntry(index, operation)
    }
  }

  private invalidAt(index: number, code: Problem['code'], at: Problem['path'], message: string): void {
    this.invalid.push({ code, path: ['operations', index, ...at], message })
  }

  private unknownAt(index: number, unknown: EntryId, at: Problem['path'], suggestion = ''): void {
    const message = `There is no entry '${unknown}'.${suggestion}`
    this.invalid.push({ code: 'UNKNOWN_ENTRY', path: ['operations', index, ...at], message, unknown })
  }

  private conflictAt(index: number, code: Problem['code'], at: Problem['path'], message: string): void {
    this.conflicts.push({ code, path: ['operations', index, ...at], message })
  }

  /** Whether there will be a live entry under the id once the changeset is applied. */
  private requireEntry(index: number, id: EntryId, at: Problem['path']): void {
    const going = this.going.get(id)
    if (going) return this.invalidAt(index, 'GONE', at, `'${id}' is ${going} by this same changeset.`)
    if (this.created.has(id)) return
    const found = this.touched.entry(id)
    if (found?.state === 'live') return
    if (found?.state === 'merged')
      return this.invalidAt(index, 'GONE', at, `'${id}' was merged into '${found.into}': name that one.`)
    if (found?.state === 'deleted') return this.invalidAt(index, 'GONE', at, `'${id}' was deleted.`)
    this.unknownAt(index, id, at, didYouMean(id, this.created))
  }

  private requireMentioned(
    index: number,
    properties: Readonly<Record<string, PropertyValue | null>>,
    citations: readonly Citation[] | undefined,
    where: string,
  ): void {
    for (const id of mentioned(properties)) this.requireEntry(index, id, [where])
    for (const [position, id] of sources(citations).entries())
      this.requireEntry(index, id, ['citations', position, 'source'])
  }

  /**
   * The live entry under the id, if it has the revision that the writer saw.
   * @param at the fields that name the entry and the revision
   */
  private seen(
    index: number,
    id: EntryId,
    revision: number,
    [field, revisionField]: readonly [string, string] = ['id', 'revision'],
  ): Entry | undefined {
    const found = this.touched.entry(id)
    if (!found) {
      this.unknownAt(index, id, [field])
      return undefined
    }
    if (found.state !== 'live') {
      this.conflictAt(
        index,
        'GONE',
        [field],
        found.state === 'merged'
          ? `'${id}' was merged into '${found.into}' in version ${found.changedIn}.`
          : `'${id}' was deleted in version ${found.changedIn}.`,
      )
      return undefined
    }
    if (found.entry.revision !== revision) {
      this.conflictAt(
        index,
        'REVISION_CHANGED',
        [revisionField],
        `'${id}' is at revision ${found.entry.revision} since version ${found.entry.changedIn}, not at ${revision}.`,
      )
      return undefined
    }
    return found.entry
  }

  private seenRelation(index: number, id: RelationId, revision: number): Relation | undefined {
    const found = this.touched.relation(id)
    if (!found) {
      this.conflictAt(index, 'UNKNOWN_RELATION', ['id'], `There is no relation '${id}'.`)
      return undefined
    }
    if (found.revision !== revision) {
      this.conflictAt(
        index,
        'REVISION_CHANGED',
        ['revision'],
        `'${id}' is at revision ${found.revision} since version ${found.changedIn}, not at ${revision}.`,
      )
      return undefined
    }
    return found
  }

  private createEntry(
    index: number,
    { id, properties, citations }: Extract<Operation, { action: 'createEntry' }>,
  ): void {
    const found = this.touched.entry(id)
    if (found?.state === 'live')
      return this.invalidAt(index, 'EXISTS', ['id'], `There is an entry '${id}' already.`)
    this.requireMentioned(index, properties, citations, 'properties')
    const revision = (found?.revision ?? 0) + 1
    const after: Entry = {
      id,
      kind: kindOf(id, this.model) ?? '',
      properties,
      citations,
      revision,
      changedIn: this.version,
    }
    this.effects.push({
      subject: 'entry',
      action: 'created',
      before: null,
      after,
      revives: found !== undefined,
    })
  }

  private updateEntry(index: number, operation: Extract<Operation, { action: 'updateEntry' }>): void {
    const before = this.seen(index, operation.id, operation.revision)
    this.requireMentioned(index, operation.set, operation.citations, 'set')
    if (!before) return
    const properties = applied(before.properties, operation.set)
    const lifespan = this.model.kinds.get(before.kind)?.lifespan
    if (
      lifespan?.until &&
      datesReversed(properties[lifespan.from] as PartialDate, properties[lifespan.until] as PartialDate)
    )
      return this.invalidAt(
        index,
        'DATES_REVERSED',
        ['set', lifespan.until],
        `'${lifespan.until}' would lie before '${lifespan.from}'.`,
      )
    const after = {
      ...before,
      properties,
      citations: operation.citations ?? before.citations,
      revision: before.revision + 1,
      changedIn: this.version,
    }
    this.effects.push({ subject: 'entry', action: 'updated', before, after })
  }

  private createRelation(index: number, operation: CreateRelation): void {
    const { type, from, to, spell, since, until, properties, citations } = operation
    this.requireEntry(index, from, ['from'])
    this.requireEntry(index, to, ['to'])
    this.requireMentioned(index, properties, citations, 'properties')
    const id = relationId(operation)
    if (this.touched.relation(id))
      return this.invalidAt(
        index,
        'EXISTS',
        [],
        `There is a relation '${id}' already. A further stretch of it needs another 'spell'.`,
      )
    const after: Relation = {
      id,
      type,
      from,
      to,
      spell,
      ...(since ? { since } : {}),
      ...(until ? { until } : {}),
      properties,
      citations,
      revision: 1,
      changedIn: this.version,
    }
    this.stretched.push({ index, relation: after, field: 'since' })
    this.create(after)
  }

  /** The stretches of a relation as this changeset leaves them so far. */
  private stretches(relation: RelationKey): Relation[] {
    const key = firstSpellId(relation)
    let known = this.standing.get(key)
    if (!known) {
      const stored = this.touched.stretchesOf(relation)
      known = this.removed.size > 0 ? stored.filter(({ id }) => !this.removed.has(id)) : [...stored]
      this.standing.set(key, known)
    }
    return known
  }

  private create(after: Relation): void {
    this.stretches(after).push(after)
    this.effects.push({ subject: 'relation', action: 'created', before: null, after })
  }

  private change(before: Relation, after: Relation): void {
    const stretches = this.stretches(after)
    stretches[stretches.findIndex(({ id }) => id === after.id)] = after
    this.effects.push({ subject: 'relation', action: 'updated', before, after })
  }

  /** Stretches that were made or dated do not overlap others. */
  private checkStretches(): void {
    for (const { index, relation: own, field } of this.stretched) {
      const others = this.stretches(own)
      // Nearly always it is the only one.
      if (others.length === 1) continue
      const over = others.find((other) => other.id !== own.id && overlap(own, other, this.model))
      if (over)
        this.invalidAt(
          index,
          'SPELLS_OVERLAP',
          this.model.relationTypes.get(own.type)?.dates ? [field] : ['spell'],
          `It overlaps '${over.id}', ${stretchInWords(over)}: one must end before the other begins.`,
        )
    }
  }

  private updateRelation(index: number, operation: Extract<Operation, { action: 'updateRelation' }>): void {
    const before = this.seenRelation(index, operation.id, operation.revision)
    this.requireMentioned(index, operation.set, operation.citations, 'set')
    if (!before || this.removed.has(before.id)) return
    const { since: oldSince, until: oldUntil, ...rest } = before
    const since = operation.since === undefined ? oldSince : (operation.since ?? undefined)
    const until = operation.until === undefined ? oldUntil : (operation.until ?? undefined)
    if (datesReversed(since, until))
      return this.invalidAt(index, 'DATES_REVERSED', ['until'], "'until' would lie before 'since'.")
    const key = parseRelationId(before.id)
    for (const end of [key?.from, key?.to])
      if (end && this.going.has(end))
        return this.invalidAt(
          index,
          'GONE',
          ['id'],
          `'${end}' is ${this.going.get(end)} by this same changeset.`,
        )
    const after: Relation = {
      ...rest,
      ...(since ? { since } : {}),
      ...(until ? { until } : {}),
      properties: applied(before.properties, operation.set),
      citations: operation.citations ?? before.citations,
      revision: before.revision + 1,
      changedIn: this.version,
    }
    if (operation.since !== undefined || operation.until !== undefined)
      this.stretched.push({
        index,
        relation: after,
        field: operation.since === undefined ? 'until' : 'since',
      })
    this.change(before, after)
  }

  private deleteRelation(
    index: number,
    { id, revision }: Extract<Operation, { action: 'deleteRelation' }>,
  ): void {
    const before = this.seenRelation(index, id, revision)
    if (before) this.remove(before)
  }

  /** Takes a relation away, once: both ends may go by the same changeset. */
  private remove(before: Relation): boolean {
    if (this.removed.has(before.id)) return false
    this.removed.add(before.id)
    const stretches = this.standing.get(firstSpellId(before))
    if (stretches)
      this.standing.set(
        firstSpellId(before),
        stretches.filter(({ id }) => id !== before.id),
      )
    this.effects.push({ subject: 'relation', action: 'deleted', before, after: null })
    return true
  }

  private deleteEntry(index: number, { id, revision }: Extract<Operation, { action: 'deleteEntry' }>): void {
    const before = this.seen(index, id, revision)
    if (!before) return
    for (const relation of this.touched.relationsOf(id)) this.remove(relation)
    this.effects.push({ subject: 'entry', action: 'deleted', before, after: null })
  }

  private mergeEntry(index: number, operation: Extract<Operation, { action: 'mergeEntry' }>): void {
    const { id, into } = operation
    if (id === into)
      return this.invalidAt(index, 'SELF_MERGE', ['into'], `'${id}' cannot be merged into itself.`)
    if (kindOf(id, this.model) !== kindOf(into, this.model))
      return this.invalidAt(
        index,
        'DIFFERENT_KINDS',
        ['into'],
        `'${id}' and '${into}' are of different kinds.`,
      )
    if (this.going.has(into))
      return this.invalidAt(
        index,
        'GONE',
        ['into'],
        `'${into}' is ${this.going.get(into)} by this same changeset.`,
      )
    const before = this.seen(index, id, operation.revision)
    const target = this.seen(index, into, operation.intoRevision, ['into', 'intoRevision'])
    if (!before || !target) return
    // All relations of the entry that stays are known, also where none leads to the same entry.
    const groups = new Map<string, Relation[]>()
    for (const relation of this.touched.relationsOf(into))
      if (!this.removed.has(relation.id) && !this.standing.has(firstSpellId(relation)))
        groups.set(firstSpellId(relation), [...(groups.get(firstSpellId(relation)) ?? []), relation])
    for (const [key, stretches] of groups) this.standing.set(key, stretches)
    // In one order, whichever the store gives them in: it decides on the numbers of spells.
    const moving = [...this.touched.relationsOf(id)].sort(
      (left, right) => left.spell - right.spell || (left.id < right.id ? -1 : 1),
    )
    for (const relation of moving) if (this.remove(relation)) this.move(relation, id, into)
    this.effects.push({ subject: 'entry', action: 'merged', before, after: null, into })
    this.takeNames(before, target)
  }

  /** The entry that stays is found by the names of the one that was merged into it. */
  private takeNames(from: Entry, target: Entry): void {
    const changed = this.lastOf(target.id) as Entry | undefined
    const properties = withNamesOf(from, changed ?? target, this.model)
    if (!properties) return
    const now = changed ?? { ...target, revision: target.revision + 1, changedIn: this.version }
    this.keep({ subject: 'entry', action: 'updated', before: target, after: { ...now, properties } })
  }

  /** Where the effects are that make or change something, by its id. Only merges come back to what was done before. */
  private placeOf(id: EntryId | RelationId): number | undefined {
    for (; this.placed < this.effects.length; this.placed++) {
      const after = this.effects[this.placed]?.after
      if (after) this.places.set(after.id, this.placed)
    }
    return this.places.get(id)
  }

  /** What the changeset has made of something so far; undefined if nothing. */
  private lastOf(id: EntryId | RelationId): Entry | Relation | undefined {
    const place = this.placeOf(id)
    return (place === undefined ? undefined : this.effects[place]?.after) ?? undefined
  }

  /** Takes in what changes something; what was made or changed before is left as that, with its last state. */
  private keep(effect: Exclude<Effect, { after: null }>): void {
    const place = this.placeOf(effect.after.id)
    if (place === undefined) this.effects.push(effect)
    else this.effects[place] = { ...this.effects[place], after: effect.after } as Effect
  }

  private move(relation: Relation, from: EntryId, into: EntryId): void {
    const ends = {
      from: relation.from === from ? into : relation.from,
      to: relation.to === from ? into : relation.to,
    }
    if (ends.from === ends.to || this.going.has(ends.from) || this.going.has(ends.to)) return
    const { type } = relation
    if (this.model.relationTypes.get(type)?.symmetric && ends.to < ends.from)
      [ends.from, ends.to] = [ends.to, ends.from]
    const standing = this.stretches({ type, ...ends, spell: 1 })
    const same = [...standing]
      .sort((left, right) => left.spell - right.spell)
      .find((other) => joins(relation, other, this.model))
    if (same) return this.takeIn(same, relation)
    let spell = 1
    while (standing.some((other) => other.spell === spell)) spell += 1
    const id = relationId({ type, ...ends, spell })
    this.create({ ...relation, id, ...ends, spell, revision: 1, changedIn: this.version })
  }

  /** Has a relation that stays take in one that says the same of what was merged away. */
  private takeIn(standing: Relation, other: Relation): void {
    const after = takingIn(standing, other)
    if (after === standing) return
    const now = this.lastOf(standing.id)
      ? after
      : { ...after, revision: standing.revision + 1, changedIn: this.version }
    const stretches = this.stretches(standing)
    stretches[stretches.indexOf(standing)] = now
    this.keep({ subject: 'relation', action: 'updated', before: standing, after: now })
  }
}

function stretchInWords({ since, until }: Relation): string {
  if (!since && !until) return 'which has no dates'
  return until
    ? `from ${since?.edtf ?? 'an unknown day'} to ${until.edtf}`
    : `since ${since?.edtf}, without an end`
}

/**
 * What the operations of a changeset do, if all of them can be applied.
 * @param touched what `touchedBy` names, read in the transaction that will apply the effects
 * @param version the dataset version that the changeset makes
 * @returns effects in the order in which they are to be applied: relations go before their ends do, entries come before their relations
 * @throws {Failure} INVALID_CHANGESET or CONFLICT, with every problem of every operation
 */
export function planChangeset(
  operations: readonly Operation[],
  touched: Touched,
  version: number,
  model: Ontology,
): readonly Effect[] {
  const planner = new Planner(operations, touched, version, model)
  planner.plan()
  refuseIfAny(planner.invalid, planner.conflicts)
  return ordered(planner.effects)
}
