import { Failure } from '../../../errors.ts'
import type { PropertyDeclarations } from '../../../model/declarations.ts'
import type { Day } from '../../../model/domain.ts'
import { dayNumber } from '../../../model/time.ts'
import { checkCondition, conjuncts, isAnchoredTest, kindsAtOtherEnd } from '../../conditions.ts'
import type { Condition, EntryFilter, RelationFilter, RelationTest } from '../../port.ts'
import type { Names } from '../names.ts'
import { type Parameters, whereAll } from '../statement.ts'
import { PropertyTests, type Scope } from './propertyTest.ts'

/** Kinds that are meant; all kinds of the model if none are named. */
export function kindsMeant(names: Names, kinds: readonly string[] | undefined): readonly string[] {
  return kinds ?? [...names.model.kinds.keys()]
}

/** The predicates for an entry that exists on a day. */
function exists(variable: string, day: Day, parameters: Parameters): string[] {
  const number = parameters.add(dayNumber(day))
  return [`${variable}.existsFrom <= ${number}`, `${number} < ${variable}.existsUntil`]
}

/**
 * The predicates for a relation of an entry that holds on a day. The sums keep the planner from the indexes on these
 * dates: they are for what happened in a span of time, and from an entry they lead through all relations of a type.
 * @param day the placeholder of the day's number
 */
export function holdsOnDay(relationship: string, day: string): string[] {
  return [`${relationship}.holdsFrom + 0 <= ${day}`, `${day} < ${relationship}.holdsUntil + 0`]
}

/** The same for a day that is no parameter yet. */
export function holds(relationship: string, day: Day, parameters: Parameters): string[] {
  return holdsOnDay(relationship, parameters.add(dayNumber(day)))
}

const relationDates = {
  since: { value: 'partialDate', description: '' },
  until: { value: 'partialDate', description: '' },
} as const satisfies PropertyDeclarations

/**
 * One of several alternatives. The planner would write alternatives of which several things are asked out into every
 * combination of these, with all the subqueries in them: minutes for a filter of a few lines. It does not look into CASE.
 */
function alternative(condition: Condition, single: (one: Condition) => string): string {
  const text = joined(condition, single)
  return 'all' in condition && condition.all.length > 1 ? `CASE WHEN ${text} THEN true ELSE false END` : text
}

/** Joins conditions; what is no conjunction is left to the one who knows what it is about. */
function joined(condition: Condition, single: (one: Condition) => string): string {
  if ('all' in condition)
    return condition.all.length === 0
      ? 'true'
      : `(${condition.all.map((part) => joined(part, single)).join(' AND ')})`
  if ('any' in condition)
    return condition.any.length === 0
      ? 'false'
      : `(${condition.any.map((part) => alternative(part, single)).join(' OR ')})`
  // What is not known is not so: a missing value must not make the negation unknown too.
  if ('not' in condition) return `NOT coalesce(${joined(condition.not, single)}, false)`
  return single(condition)
}

function misplaced(what: string): Failure {
  return new Failure('BAD_INPUT', `A condition on ${what} stands where there are none.`)
}

/** Writes the conditions of one statement. */
class Conditions {
  private readonly names: Names
  private readonly parameters: Parameters

  constructor(names: Names, parameters: Parameters) {
    this.names = names
    this.parameters = parameters
  }

  entry(condition: Condition, variable: string, kinds: readonly string[], level: number): string {
    const { names, parameters } = this
    const declared = kinds.flatMap((kind) => {
      const found = names.model.kinds.get(kind)
      return found
        ? [{ of: kind, properties: found.properties as PropertyDeclarations, caption: found.caption }]
        : []
    })
    const isOneOf = (of: readonly string[]) => (of.length > 0 ? `${variable}:${names.labels(of)}` : 'false')
    const scope: Scope = {
      variable,
      declared,
      isOneOf,
      captions: new Map(declared.map(({ of, caption }) => [of, caption])),
    }
    const properties = new PropertyTests(scope, names, parameters)
    return joined(condition, (one) => {
      if ('property' in one) return properties.write(one)
      if ('quantifier' in one) return this.test(one, variable, level)
      if ('ids' in one) return `${variable}.id IN ${parameters.add(one.ids)}`
      if ('kinds' in one) return isOneOf(one.kinds)
      throw misplaced('relations')
    })
  }

  relation(condition: Condition, variable: string, types: readonly string[]): string {
    const { names, parameters } = this
    const scope: Scope = {
      variable,
      declared: types.map((type) => ({
        of: type,
        properties: { ...names.model.relationTypes.get(type)?.properties, ...relationDates },
      })),
      isOneOf: (of) => `${variable}:${of.map((type) => names.relationshipType(type)).join('|')}`,
      captions: new Map(),
    }
    const properties = new PropertyTests(scope, names, parameters)
    return joined(condition, (one) => {
      if ('property' in one) return properties.write(one)
      if ('holdsOn' in one) return `(${holds(variable, one.holdsOn, parameters).join(' AND ')})`
      throw misplaced('entries')
    })
  }

  /** The pattern from the entry asked about to the other end, and what is asked of a relation that counts. */
  parts(test: RelationTest, subject: string, level: number) {
    const [relationship, other] = [`r${level}`, `m${level}`]
    const type = this.names.relationshipType(test.type)
    const symmetric = this.names.model.relationTypes.get(test.type)?.symmetric
    const [left, right] = symmetric ? ['-', '-'] : test.direction === 'forward' ? ['-', '->'] : ['<-', '-']
    const counting = test.asOf === undefined ? [] : holds(relationship, test.asOf, this.parameters)
    const asked: string[] = []
    if (test.where) asked.push(this.relation(test.where, relationship, [test.type]))
    if (test.other)
      asked.push(this.entry(test.other, other, kindsAtOtherEnd(test, this.names.model), level + 1))
    return {
      pattern: `(${subject})${left}[${relationship}:${type}]${right}(${other})`,
      counting,
      asked,
      other,
    }
  }

  private test(test: RelationTest, subject: string, level: number): string {
    const { pattern, counting, asked } = this.parts(test, subject, level)
    const match = (predicates: readonly string[]) => `{ MATCH ${pattern}${whereAll(predicates)} }`
    const { quantifier } = test
    if (quantifier === 'some') return `EXISTS ${match([...counting, ...asked])}`
    if (quantifier === 'none') return `NOT EXISTS ${match([...counting, ...asked])}`
    if (quantifier === 'every')
      return asked.length === 0
        ? 'true'
        : `NOT EXISTS ${match([...counting, `NOT coalesce(${asked.join(' AND ')}, false)`])}`
    const { from, to } = quantifier
    if (from === undefined && to === undefined) return 'true'
    const bounds = [
      ...(from === undefined ? [] : [`number >= ${this.parameters.add(from)}`]),
      ...(to === undefined ? [] : [`number <= ${this.parameters.add(to)}`]),
    ]
    // Written once and counted once, however many bounds there are.
    return `any(number IN [COUNT ${match([...counting, ...asked])}] WHERE ${bounds.join(' AND ')})`
  }
}

/** Where a statement finds the entries that a filter means, and what else is asked of them. */
export interface Matching {
  /**
   * What stands before `MATCH (n…)`: the few entries that lead to those that are meant, so that not all have to be
   * looked at. Then `n` is bound already, once for each entry.
   */
  readonly lead: string
  readonly predicates: readonly string[]
}

/**
 * What the entries of a filter meet, for a node of one of its kinds under the variable `n`.
 * @throws {Failure} BAD_INPUT if something is named that none of the kinds has; FILTER_LIMIT
 */
export function entryMatching(
  { kinds, where, asOf }: EntryFilter,
  names: Names,
  parameters: Parameters,
): Matching {
  const meant = kindsMeant(names, kinds)
  const writing = new Conditions(names, parameters)
  const predicates = asOf === undefined ? [] : exists('n', asOf, parameters)
  if (!where) return { lead: '', predicates }
  checkCondition(where, names.model)
  const parts = conjuncts(where)
  const first = parts.find(isAnchoredTest)
  const rest = parts.filter((one) => one !== first)
  if (rest.length > 0) predicates.push(writing.entry({ all: rest }, 'n', meant, 1))
  return { lead: first ? leadOf(first, 'n', 1, writing) : '', predicates }
}

/** The way from the entries that a test names by their ids to those under a variable, each once. */
function leadOf(test: RelationTest, subject: string, level: number, writing: Conditions): string {
  const parts = conjuncts(test.other)
  const named: readonly Condition[] = parts.filter((one) => 'ids' in one)
  const further = named.length > 0 ? undefined : parts.find(isAnchoredTest)
  const rest = parts.filter((one) => one !== further && !named.includes(one))
  const { pattern, counting, asked, other } = writing.parts({ ...test, other: { all: rest } }, subject, level)
  const begin = further
    ? leadOf(further, other, level + 1, writing)
    : `MATCH (${other}:Entry) WHERE ${writing.entry({ all: named }, other, [], level)} `
  return `${begin}MATCH ${pattern} WHERE ${[...counting, ...asked].join(' AND ')} WITH DISTINCT ${subject} `
}

/**
 * The predicates that relations of a filter meet, beside their type and direction, for a relationship and the
 * node at its other end.
 * @throws {Failure} BAD_INPUT if a property is named that none of the types has
 */
export function relationPredicates(
  { types, otherKinds, asOf, where }: RelationFilter,
  relationship: string,
  other: string,
  names: Names,
  parameters: Parameters,
): string[] {
  const predicates: string[] = []
  if (asOf !== undefined) predicates.push(...holds(relationship, asOf, parameters))
  if (otherKinds) predicates.push(otherKinds.length > 0 ? `${other}:${names.labels(otherKinds)}` : 'false')
  if (!where) return predicates
  checkCondition(where, names.model)
  const meant = types ?? [...names.model.relationTypes.keys()]
  predicates.push(new Conditions(names, parameters).relation(where, relationship, meant))
  return predicates
}

/**
 * The predicate that the nodes at the other end of relations of a type meet.
 * @throws {Failure} BAD_INPUT if a property is named that none of their kinds has; FILTER_LIMIT
 */
export function otherPredicate(
  other: Condition,
  seen: Pick<RelationTest, 'type' | 'direction'>,
  variable: string,
  names: Names,
  parameters: Parameters,
): string {
  checkCondition(other, names.model)
  return new Conditions(names, parameters).entry(other, variable, kindsAtOtherEnd(seen, names.model), 1)
}
