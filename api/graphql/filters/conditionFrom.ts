import { Failure } from '../../errors.ts'
import type { KindDeclaration, RelationTypeDeclaration } from '../../model/declarations.ts'
import type { Day } from '../../model/domain.ts'
import { kebab } from '../../model/ids.ts'
import { type Direction, kindOf, ontology } from '../../model/ontology.ts'
import type { TreatyStatus } from '../../model/treatyStatus.ts'
import { kindsAtOtherEnd } from '../../store/conditions.ts'
import type { Condition, PropertyTest, Quantifier, RelationTest } from '../../store/port.ts'
import { fieldName, typeName } from '../builder.ts'
import type { FilterInput } from './filterInput.ts'
import { relationFields } from './relationFields.ts'
import { statusCondition } from './treatyStatus.ts'

/** At most so many entries are asked for in `toEach`. */
const mostEach = 100

type Single = (name: string, value: never) => Condition[]

/** What is said in a filter, without what is null. */
function said(filter: FilterInput): [string, unknown][] {
  return Object.entries(filter).filter(([, value]) => value !== null && value !== undefined)
}

/** Joins what is said: `and`, `or`, `not` lead to filters of the same sort, all else is left to `single`. */
function joined(filter: FilterInput, single: Single): Condition | undefined {
  const within = (part: unknown): Condition => {
    const condition = joined(part as FilterInput, single)
    if (condition) return condition
    throw new Failure('BAD_INPUT', 'A filter within and, or, not says nothing.', {
      hint: 'Name a property or a relation in it, or take it out.',
    })
  }
  const parts = said(filter).flatMap(([name, value]): Condition[] => {
    if (name === 'and') return [{ all: (value as unknown[]).map(within) }]
    if (name === 'or') return [{ any: (value as unknown[]).map(within) }]
    if (name === 'not') return [{ not: within(value) }]
    return single(name, value as never)
  })
  return parts.length > 1 ? { all: parts } : parts[0]
}

/** @throws {Failure} BAD_INPUT if a range ends before it begins: nothing lies in it, which is hardly meant */
function checkRange(of: string, { from, to }: { readonly from?: unknown; readonly to?: unknown }): void {
  const bounds = [from, to]
  const isReversed =
    (bounds.every((bound) => typeof bound === 'number') && Number(from) > Number(to)) ||
    (bounds.every((bound) => typeof bound === 'string') && String(from) > String(to))
  if (isReversed)
    throw new Failure('BAD_INPUT', `'${of}' is asked for from ${from} to ${to}, which is before that.`, {
      hint: 'Let the range begin with the lesser one.',
    })
}

function propertyTest(property: string, test: FilterInput): Condition[] {
  checkRange(property, test)
  const asked = said(test)
  return asked.length > 0 ? [{ property, ...Object.fromEntries(asked) } as PropertyTest] : []
}

/** An id in full: of one kind the part after the colon is enough. */
export function fullId(kind: KindDeclaration | undefined, id: string): string {
  return kind && !id.includes(':') ? `${kebab(kind.name)}:${id}` : id
}

/** An id that can be one of an entry of these kinds. */
function idOf(kinds: readonly string[], id: string): string {
  const kind = kindOf(id)
  if (kind === undefined || kinds.includes(kind)) return id
  throw new Failure('NOT_FOUND', `There is no ${kinds.join(' or ')} '${id}': it is of the kind ${kind}.`, {
    hint: 'Name an entry that can stand there.',
    data: { id, near: [] },
  })
}

interface IdTest {
  readonly equals?: string | null
  readonly in?: readonly string[] | null
}

function idTest(kind: KindDeclaration | undefined, { equals, in: several }: IdTest): Condition[] {
  const full = (id: string) => (kind ? idOf([kind.name], fullId(kind, id)) : id)
  return [...(equals ? [{ ids: [full(equals)] }] : []), ...(several ? [{ ids: several.map(full) }] : [])]
}

interface StatusTest {
  readonly equals?: TreatyStatus | null
  readonly in?: readonly TreatyStatus[] | null
  readonly on?: Day | null
}

interface RelationInput {
  readonly some?: FilterInput | null
  readonly none?: FilterInput | null
  readonly every?: FilterInput | null
  readonly toEach?: readonly string[] | null
  readonly count?: { readonly from?: number | null; readonly to?: number | null } | null
  readonly asOf?: Day | null
  readonly types?: readonly string[] | null
  readonly direction?: Direction | null
}

type Counting = Pick<RelationTest, 'type' | 'direction' | 'asOf'>

/** Whether a filter says something by a field, at whatever level. */
function saysBy(name: string, filter: unknown): boolean {
  if (typeof filter !== 'object' || filter === null) return false
  return Object.entries(filter).some(
    ([key, value]) => value !== null && value !== undefined && (key === name || saysBy(name, value)),
  )
}

/**
 * Whether a filter of relations names the day that it means itself: by a status, or by 'holdsOn' where no other day is
 * asked for beside it.
 */
export function namesItsDay(edge: unknown, isDayAsked: boolean): boolean {
  return saysBy('treatyStatus', edge) || (!isDayAsked && saysBy('holdsOn', edge))
}

/** Makes conditions of filters that come in. */
export class ConditionReader {
  private readonly today: Day
  private readonly day: Day | undefined

  /**
   * @param today the day on which a treaty status is meant where none is said
   * @param day the day of what is filtered: it is meant of relations too, where they name none
   */
  constructor(today: Day, day?: Day) {
    this.today = today
    this.day = day
  }

  /** The reader of what stands within a filter that names a day, or null to name none. */
  private within(said: Day | null | undefined): ConditionReader {
    return said === undefined ? this : new ConditionReader(this.today, said ?? undefined)
  }

  /**
   * Which relations count. A status says itself on which day it is meant, and what holds on a named day need not hold
   * on that of the list as well.
   * @param said the day that the filter names
   */
  private counting(seen: Counting, said: Day | null | undefined, edge?: unknown): Counting {
    const asOf = said === undefined ? this.day : said
    return asOf && !namesItsDay(edge, said !== undefined) && ontology.relationTypes.get(seen.type)?.dates
      ? { ...seen, asOf }
      : seen
  }

  /** The condition that a filter of one kind stands for; undefined if it says nothing. */
  ofKind(kind: KindDeclaration, filter: FilterInput): Condition | undefined {
    const fields = new Map(relationFields(kind).map((field) => [field.name, field]))
    return joined(filter, (name, value) => {
      if (name === 'id') return idTest(kind, value)
      const field = fields.get(name)
      return field ? this.relation(field.type, field.direction, value) : propertyTest(name, value)
    })
  }

  /** The condition that a filter of entries of any kind stands for; undefined if it says nothing. */
  ofAny(filter: FilterInput): Condition | undefined {
    const kinds = new Map([...ontology.kinds.values()].map((kind) => [fieldName(kind.name), kind]))
    return joined(filter, (name, value) => {
      if (name === 'id') return idTest(undefined, value)
      if (name === 'kinds') return [{ kinds: value }]
      if (name === 'relations') return this.anyRelation(value)
      const kind = kinds.get(name)
      if (!kind) return propertyTest(name, value)
      const condition = this.ofKind(kind, value)
      return [{ kinds: [kind.name] }, ...(condition ? [condition] : [])]
    })
  }

  private relation(
    type: RelationTypeDeclaration,
    direction: Direction,
    { asOf, toEach, count, ...quantified }: RelationInput,
  ): Condition[] {
    const seen = { type: type.name, direction }
    const counting = this.counting(seen, asOf)
    const reader = this.within(asOf)
    const kinds = kindsAtOtherEnd(seen)
    const kind = kinds.length === 1 ? ontology.kinds.get(kinds[0] as string) : undefined
    const test = (quantifier: Quantifier, match: FilterInput) =>
      reader.match(this.counting(seen, asOf, match.edge), quantifier, match, (node) =>
        kind ? reader.ofKind(kind, node) : reader.ofAny(node),
      )
    const each = (toEach ?? []).map(
      (id): Condition => ({
        ...counting,
        quantifier: 'some',
        other: { ids: [idOf(kinds, fullId(kind, id))] },
      }),
    )
    if (each.length > mostEach)
      throw new Failure(
        'FILTER_LIMIT',
        `At most ${mostEach} entries are asked for in toEach, not ${each.length}.`,
        {
          data: { limit: mostEach, value: each.length },
        },
      )
    if (count) checkRange('count', count)
    const number = count ? Object.fromEntries(said(count)) : undefined
    return [
      ...said(quantified).map(([name, match]) => test(name as Quantifier, match as FilterInput)),
      ...each,
      ...(number ? [{ ...counting, quantifier: number }] : []),
    ]
  }

  private match(
    counting: Counting,
    quantifier: Quantifier,
    { node, edge }: FilterInput,
    ofNode: (node: FilterInput) => Condition | undefined,
  ): RelationTest {
    const other = node ? ofNode(node as FilterInput) : undefined
    const where = edge ? this.ofEdge(edge as FilterInput) : undefined
    return { ...counting, quantifier, ...(where ? { where } : {}), ...(other ? { other } : {}) }
  }

  /** What relations of a type, and the entries at their other ends, must be to be such as a match of any type says. */
  ofAnyMatch(type: string, { node, edge, since, until }: FilterInput): Pick<RelationTest, 'where' | 'other'> {
    const other = node ? this.ofAny(node as FilterInput) : undefined
    const parts = [
      ...Object.entries({ since, until }).flatMap(([name, test]) =>
        test ? propertyTest(name, test as FilterInput) : [],
      ),
      ...said((edge ?? {}) as FilterInput).flatMap(([name, filter]): Condition[] => {
        // It is of the type that is named, and such.
        if (name !== fieldName(typeName(type))) return [{ any: [] }]
        return [this.ofEdge(filter as FilterInput) ?? { all: [] }]
      }),
    ]
    return { ...(parts.length > 0 ? { where: { all: parts } } : {}), ...(other ? { other } : {}) }
  }

  /** The condition that a filter of relations of one type stands for; undefined if it says nothing. */
  ofEdge(filter: FilterInput): Condition | undefined {
    return joined(filter, (name, value) => {
      if (name === 'holdsOn') return [{ holdsOn: value }]
      return name === 'treatyStatus' ? this.status(value) : propertyTest(name, value)
    })
  }

  private status({ equals, in: several, on }: StatusTest): Condition[] {
    const day = on ?? this.day ?? this.today
    const so = (status: TreatyStatus) => statusCondition(status, day)
    return [...(equals ? [so(equals)] : []), ...(several ? [{ any: several.map(so) }] : [])]
  }

  /** Relations of several types: one is such if one of a type is, all are if all of each type are. */
  private anyRelation({ types, direction, asOf, ...quantified }: RelationInput): Condition[] {
    const meant = [...ontology.relationTypes.values()].filter(({ name }) => !types || types.includes(name))
    const ends = meant.flatMap(({ name, symmetric }) => {
      const directions: Direction[] = symmetric
        ? ['forward']
        : direction
          ? [direction]
          : ['forward', 'backward']
      return directions.map((end): Counting => ({ type: name, direction: end }))
    })
    const reader = this.within(asOf)
    return said(quantified).map(([quantifier, match]): Condition => {
      const tests = ends.map(
        (seen): RelationTest => ({
          ...this.counting(seen, asOf, (match as FilterInput).edge),
          quantifier: quantifier as Quantifier,
          ...reader.ofAnyMatch(seen.type, match as FilterInput),
        }),
      )
      return quantifier === 'some' ? { any: tests } : { all: tests }
    })
  }
}
