import { readOperations } from '../../../api/model/check.ts'
import type { Entry, Operation, Relation } from '../../../api/model/domain.ts'
import { relationId } from '../../../api/model/ids.ts'
import { searchForm } from '../../../api/model/names.ts'
import { kindOf, ontology } from '../../../api/model/ontology.ts'
import { entryStretch, holdsOn, relationStretch } from '../../../api/model/time.ts'

/** What stands under an id that is no entry's any more. */
interface Gone {
  readonly state: 'deleted' | 'merged'
  readonly revision: number
}

/**
 * A graph in two maps, with the plainest rules that can be written: what stores are compared with. It shares nothing
 * with them but the reading of operations.
 */
export class NaiveGraph {
  entries = new Map<string, Entry>()
  relations = new Map<string, Relation>()
  gone = new Map<string, Gone>()
  version = 0

  /** Applies operations, or says with which code and at which operations they are refused. */
  commit(input: readonly unknown[]): { version: number } | { code: string; at: string[] } {
    const { operations, problems } = readOperations(input)
    if (problems.length > 0 || input.length === 0)
      return { code: 'INVALID_CHANGESET', at: problems.map(({ path }) => String(path[1])) }
    const known = operations as Operation[]
    const invalid = new Set<string>()
    const late = new Set<string>()
    for (const [index, operation] of known.entries()) {
      const verdict = this.judge(operation, index, known)
      if (verdict === 'invalid') invalid.add(String(index))
      if (verdict === 'late') late.add(String(index))
    }
    for (const index of this.overlapping(known, new Set([...invalid, ...late]))) invalid.add(index)
    if (invalid.size > 0)
      return { code: 'INVALID_CHANGESET', at: [...invalid].sort((a, b) => Number(a) - Number(b)) }
    if (late.size > 0) return { code: 'CONFLICT', at: [...late] }
    this.version += 1
    this.apply(known)
    for (const relation of this.relations.values()) this.relations.set(relation.id, this.withEnds(relation))
    return { version: this.version }
  }

  private goes(id: string, all: readonly Operation[]): boolean {
    return all.some(
      (each) => (each.action === 'deleteEntry' || each.action === 'mergeEntry') && each.id === id,
    )
  }

  private willBe(id: string, all: readonly Operation[]): boolean {
    if (this.goes(id, all)) return false
    return this.entries.has(id) || all.some((each) => each.action === 'createEntry' && each.id === id)
  }

  private judge(
    operation: Operation,
    index: number,
    all: readonly Operation[],
  ): 'invalid' | 'late' | undefined {
    const idOf = (each: Operation) => (each.action === 'createRelation' ? relationId(each) : each.id)
    const twice = all.findIndex((each) => idOf(each) === idOf(operation)) !== index
    const seen = (id: string, revision: number) => {
      const entry = this.entries.get(id)
      if (!entry) return this.gone.has(id) ? 'late' : 'invalid'
      return entry.revision === revision ? undefined : 'late'
    }
    if (twice) return 'invalid'
    switch (operation.action) {
      case 'createEntry':
        return this.entries.has(operation.id) ? 'invalid' : undefined
      case 'updateEntry':
      case 'deleteEntry':
        return seen(operation.id, operation.revision)
      case 'createRelation': {
        if (!this.willBe(operation.from, all) || !this.willBe(operation.to, all)) return 'invalid'
        return this.relations.has(relationId(operation)) ? 'invalid' : undefined
      }
      case 'updateRelation':
      case 'deleteRelation': {
        const relation = this.relations.get(operation.id)
        if (!relation || relation.revision !== operation.revision) return 'late'
        if (operation.action === 'deleteRelation') return undefined
        const since = operation.since === undefined ? relation.since : operation.since
        const until = operation.until === undefined ? relation.until : operation.until
        if (since && until && until.latest < since.earliest) return 'invalid'
        return this.goes(relation.from, all) || this.goes(relation.to, all) ? 'invalid' : undefined
      }
      case 'mergeEntry': {
        if (
          operation.id === operation.into ||
          kindOf(operation.id) !== kindOf(operation.into) ||
          this.goes(operation.into, all)
        )
          return 'invalid'
        const both = [seen(operation.id, operation.revision), seen(operation.into, operation.intoRevision)]
        return both.includes('invalid') ? 'invalid' : both.includes('late') ? 'late' : undefined
      }
    }
  }

  /** A relation without dates of its own holds while both ends exist. */
  private withEnds({ endsExistFrom: _, endsExistUntil: __, ...relation }: Relation): Relation {
    const ends = [relation.from, relation.to].map((id) => entryStretch(this.entries.get(id) as Entry))
    const number = (day: string) => Number(day.replaceAll('-', ''))
    const { type, since, until } = relation
    const neverBegan = type === 'party-to' && !since
    const begins = since ? number(since.earliest) : 0
    const lapse = Math.min(...ends.map((end) => end.until))
    const lapses = ['party-to', 'member-of', 'part-of', 'cooperates-with'].includes(type)
    const ended = until ? number(until.latest) : lapses ? Math.max(begins, lapse) : 99_999_999
    const begun = Math.min(ended, Math.max(...ends.map((end) => end.from)))
    return {
      ...relation,
      ...(!since && !neverBegan && begun > 0 ? { endsExistFrom: begun } : {}),
      ...(!until && !neverBegan && ended < 99_999_999 ? { endsExistUntil: ended } : {}),
    }
  }

  /** The operations by which stretches would overlap; those that are refused anyway do nothing. */
  private overlapping(operations: readonly Operation[], refused: ReadonlySet<string>): string[] {
    const after = new Map(this.relations)
    const made = new Map<string, string>()
    for (const [index, operation] of operations.entries()) {
      if (refused.has(String(index))) continue
      if (operation.action === 'deleteRelation') after.delete(operation.id)
      if (operation.action === 'createRelation') {
        const { action: _, ...content } = operation
        after.set(relationId(operation), { ...content, id: relationId(operation), revision: 1, changedIn: 0 })
        made.set(relationId(operation), String(index))
      }
      if (
        operation.action === 'updateRelation' &&
        (operation.since !== undefined || operation.until !== undefined)
      ) {
        after.set(operation.id, dated(after.get(operation.id) as Relation, operation))
        made.set(operation.id, String(index))
      }
    }
    return [...made].flatMap(([id, index]) => {
      const own = after.get(id) as Relation
      const others = [...after.values()].filter((each) => each.id !== id && samePair(each, own))
      return others.some((other) => overlap(own, other)) ? [index] : []
    })
  }

  private relationsOf(id: string): Relation[] {
    return [...this.relations.values()].filter(({ from, to }) => from === id || to === id)
  }

  private apply(operations: readonly Operation[]): void {
    const of = <Action extends Operation['action']>(action: Action) =>
      operations.filter((each): each is Extract<Operation, { action: Action }> => each.action === action)
    const changedIn = this.version
    for (const { id } of of('deleteRelation')) this.relations.delete(id)
    for (const { id, properties, citations } of of('createEntry')) {
      const revision = (this.gone.get(id)?.revision ?? 0) + 1
      this.gone.delete(id)
      this.entries.set(id, { id, kind: kindOf(id) as string, properties, citations, revision, changedIn })
    }
    for (const { id, set } of of('updateEntry'))
      this.entries.set(id, this.updated(this.entries.get(id) as Entry, set))
    for (const operation of of('updateRelation')) {
      const relation = dated(this.relations.get(operation.id) as Relation, operation)
      this.relations.set(operation.id, this.updated(relation, operation.set))
    }
    for (const operation of of('createRelation')) {
      const { action: _, ...content } = operation
      this.relations.set(relationId(operation), {
        id: relationId(operation),
        ...content,
        revision: 1,
        changedIn,
      })
    }
    for (const { id, revision } of of('deleteEntry')) this.removeEntry(id, { state: 'deleted', revision })
    for (const { id, revision, into } of of('mergeEntry')) this.merge(id, into, revision)
  }

  private updated<Subject extends Entry | Relation>(
    subject: Subject,
    set: Readonly<Record<string, unknown>>,
  ): Subject {
    const properties = Object.fromEntries(
      Object.entries({ ...subject.properties, ...set }).filter(([, value]) => value !== null),
    )
    return { ...subject, properties, revision: subject.revision + 1, changedIn: this.version }
  }

  private removeEntry(id: string, gone: Gone): void {
    for (const relation of this.relationsOf(id)) this.relations.delete(relation.id)
    this.entries.delete(id)
    this.gone.set(id, gone)
  }

  private merge(id: string, into: string, revision: number): void {
    const moving = this.relationsOf(id).sort(
      (left, right) => left.spell - right.spell || (left.id < right.id ? -1 : 1),
    )
    this.takeNames(this.entries.get(id) as Entry, this.entries.get(into) as Entry)
    this.removeEntry(id, { state: 'merged', revision })
    for (const relation of moving) {
      const ends = [relation.from, relation.to].map((end) => (end === id ? into : end))
      if (ontology.relationTypes.get(relation.type)?.symmetric) ends.sort()
      const [from, to] = ends as [string, string]
      if (from === to || !this.entries.has(from) || !this.entries.has(to)) continue
      const pair = { type: relation.type, from, to }
      const standing = [...this.relations.values()]
        .filter((each) => samePair(each, pair))
        .sort((left, right) => left.spell - right.spell)
      const same = standing.find((other) => overlap(other, relation) || content(other) === content(relation))
      if (same) {
        this.takeIn(same, relation)
        continue
      }
      let spell = 1
      while (standing.some((other) => other.spell === spell)) spell += 1
      const key = relationId({ ...pair, spell })
      this.relations.set(key, { ...relation, id: key, from, to, spell, revision: 1, changedIn: this.version })
    }
  }

  /** What stands is as it was, but for a beginning that it did not know, and what came with it. */
  private takeIn(standing: Relation, other: Relation): void {
    if (standing.since || standing.until || !other.since || other.until) return
    this.change({ ...standing, since: other.since })
  }

  private takeNames({ properties: { name, abbreviations = [], otherNames = [] } }: Entry, into: Entry): void {
    const list = (value: unknown) => (value ?? []) as string[]
    const known = [
      into.properties.name,
      ...list(into.properties.abbreviations),
      ...list(into.properties.otherNames),
    ]
    const isNew = (each: unknown) =>
      !known.some((one) => searchForm(String(one)) === searchForm(String(each)))
    const short = list(abbreviations).filter(isNew)
    known.push(...short)
    const long = [String(name), ...list(otherNames)].filter(isNew)
    if (short.length + long.length === 0) return
    const added = (before: unknown, more: string[]) =>
      more.length > 0 ? [...list(before), ...new Set(more)] : before
    const { abbreviations: ownShort, otherNames: ownLong, ...rest } = into.properties
    const names = { abbreviations: added(ownShort, short), otherNames: added(ownLong, long) }
    const given = Object.fromEntries(Object.entries(names).filter(([, value]) => value !== undefined))
    this.change({ ...into, properties: { ...rest, ...given } as Entry['properties'] })
  }

  /** Changes something once in a version, however much of it changes. */
  private change(subject: Entry | Relation): void {
    const now = {
      ...subject,
      revision: subject.changedIn === this.version ? subject.revision : subject.revision + 1,
      changedIn: this.version,
    }
    if ('kind' in now) this.entries.set(now.id, now)
    else this.relations.set(now.id, now)
  }

  /** The relations of an entry that hold on a day, seen from it. */
  seenFrom(
    id: string,
    day?: string,
  ): { relation: Relation; other: string; direction: 'forward' | 'backward' }[] {
    return this.relationsOf(id)
      .filter((relation) => day === undefined || holdsOn(relationStretch(relation), day))
      .map((relation) => {
        const forward = relation.from === id || ontology.relationTypes.get(relation.type)?.symmetric
        return {
          relation,
          other: relation.from === id ? relation.to : relation.from,
          direction: forward ? ('forward' as const) : ('backward' as const),
        }
      })
  }

  /** The least number of hops between two entries, up to a number; undefined if there is no way. */
  hops(from: string, to: string, most: number, avoid?: string): number | undefined {
    let level = new Set([from])
    const seen = new Set(level)
    for (let hops = 1; hops <= most; hops++) {
      const next = new Set<string>()
      for (const id of level)
        for (const { other } of this.seenFrom(id))
          if (other === to || (!seen.has(other) && kindOf(other) !== avoid)) next.add(other)
      if (next.has(to)) return hops
      for (const id of next) seen.add(id)
      level = next
    }
    return undefined
  }
}

function dated(
  { since, until, ...rest }: Relation,
  set: { readonly since?: Relation['since'] | null; readonly until?: Relation['until'] | null },
): Relation {
  const dates = {
    since: set.since === undefined ? since : set.since,
    until: set.until === undefined ? until : set.until,
  }
  return { ...rest, ...Object.fromEntries(Object.entries(dates).filter(([, date]) => date)) }
}

type Ends = Pick<Relation, 'type' | 'from' | 'to'>

function samePair(left: Ends, right: Ends): boolean {
  return left.type === right.type && left.from === right.from && left.to === right.to
}

type Dated = Pick<Relation, 'type' | 'since' | 'until'>

/** Whether two stretches of one relation overlap for certain. */
export function overlap(left: Dated, right: Dated): boolean {
  if (!ontology.relationTypes.get(left.type)?.dates) return true
  if (left.type === 'party-to' && (!left.since || !right.since)) return false
  const isOver = (one: Dated, other: Dated) =>
    one.until !== undefined && other.since !== undefined && other.since.latest >= one.until.earliest
  return !isOver(left, right) && !isOver(right, left)
}

function content({ since, until, properties }: Relation): string {
  return JSON.stringify([since?.edtf, until?.edtf, Object.entries(properties).sort()])
}
