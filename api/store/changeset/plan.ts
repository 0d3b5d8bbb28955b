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
import { parseRelationId, relationId } from '../../model/ids.ts'
import { kindOf, type Ontology } from '../../model/ontology.ts'
import { didYouMean } from '../../model/values/nearest.ts'
import { type Effect, ordered } from './effects.ts'
import { refuseIfAny } from './refusal.ts'
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
  /** Relations that this changeset puts in place by moving or creating them. */
  private readonly placed = new Set<RelationId>()
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
    for (const [index, operation] of this.operations.entries()) this.one(index, operation)
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
    this.invalidAt(index, 'UNKNOWN_ENTRY', at, `There is no entry '${id}'.${didYouMean(id, this.created)}`)
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

  /** The live entry under the id, if it has the revision that the writer saw. */
  private seen(index: number, id: EntryId, revision: number, field: string): Entry | undefined {
    const found = this.touched.entry(id)
    if (!found) {
      this.invalidAt(index, 'UNKNOWN_ENTRY', ['id'], `There is no entry '${id}'.`)
      return undefined
    }
    if (found.state !== 'live') {
      this.conflictAt(
        index,
        'GONE',
        ['id'],
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
        [field],
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
    const before = this.seen(index, operation.id, operation.revision, 'revision')
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
    this.place({
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
    })
  }

  private place(after: Relation): void {
    this.placed.add(after.id)
    this.effects.push({ subject: 'relation', action: 'created', before: null, after })
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
    this.effects.push({ subject: 'relation', action: 'updated', before, after })
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
    this.effects.push({ subject: 'relation', action: 'deleted', before, after: null })
    return true
  }

  private deleteEntry(index: number, { id, revision }: Extract<Operation, { action: 'deleteEntry' }>): void {
    const before = this.seen(index, id, revision, 'revision')
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
    const before = this.seen(index, id, operation.revision, 'revision')
    const target = this.seen(index, into, operation.intoRevision, 'intoRevision')
    if (!before || !target) return
    const taken = new Map(this.touched.relationsOf(into).map((relation) => [relation.id, relation]))
    for (const relation of this.touched.relationsOf(id))
      if (this.remove(relation)) this.move(relation, id, into, taken)
    this.effects.push({ subject: 'entry', action: 'merged', before, after: null, into })
  }

  private move(
    relation: Relation,
    from: EntryId,
    into: EntryId,
    taken: ReadonlyMap<RelationId, Relation>,
  ): void {
    const ends = {
      from: relation.from === from ? into : relation.from,
      to: relation.to === from ? into : relation.to,
    }
    if (ends.from === ends.to || this.going.has(ends.from) || this.going.has(ends.to)) return
    if (this.model.relationTypes.get(relation.type)?.symmetric && ends.to < ends.from)
      [ends.from, ends.to] = [ends.to, ends.from]
    let spell = 1
    let id = relationId({ type: relation.type, ...ends, spell })
    while (taken.has(id) || this.placed.has(id) || this.named.has(id)) {
      const standing = taken.get(id)
      if (standing && !this.removed.has(id) && sameContent(standing, relation)) return
      spell += 1
      id = relationId({ type: relation.type, ...ends, spell })
    }
    this.place({ ...relation, id, ...ends, spell, revision: 1, changedIn: this.version })
  }
}

function sameContent(left: Relation, right: Relation): boolean {
  const content = ({ since, until, properties, citations }: Relation) =>
    JSON.stringify([since?.edtf, until?.edtf, Object.entries(properties).sort(), citations])
  return content(left) === content(right)
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
