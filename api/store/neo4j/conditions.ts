import { Failure } from '../../errors.ts'
import type { PropertyDeclaration, PropertyDeclarations } from '../../model/declarations.ts'
import type { Day } from '../../model/domain.ts'
import { searchForm, sortName } from '../../model/names.ts'
import { dayNumber } from '../../model/time.ts'
import { didYouMean } from '../../model/values/nearest.ts'
import type { Condition, EntryFilter, PropertyTest, RelationFilter } from '../port.ts'
import type { Names } from './names.ts'
import type { Parameters } from './statement.ts'

/** What a condition can name: each property with the kinds or types that declare it, and what it is there. */
interface Scope {
  /** The variable of the statement: a node or a relationship. */
  readonly variable: string
  readonly declared: readonly { readonly of: string; readonly properties: PropertyDeclarations }[]
  /** A predicate that holds for nodes of these kinds or relationships of these types. */
  readonly isOneOf: (of: readonly string[]) => string
  /** The property that is compared by what it sounds like. */
  readonly captions: ReadonlyMap<string, string>
}

/** Properties that are the same thing wherever they are declared: one value or several, dates or not. */
interface Shape {
  readonly declared: PropertyDeclaration
  readonly of: string[]
  readonly caption: boolean
}

function shapesOf(name: string, { declared, captions }: Scope): Shape[] {
  const shapes = new Map<string, Shape>()
  for (const { of, properties } of declared) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (!property) continue
    const caption = captions.get(of) === name
    const form = `${property.value === 'partialDate'} ${property.many === true} ${property.value === 'integer'} ${caption}`
    const shape = shapes.get(form) ?? { declared: property, of: [], caption }
    shape.of.push(of)
    shapes.set(form, shape)
  }
  if (shapes.size > 0) return [...shapes.values()]
  const known = new Set(declared.flatMap(({ properties }) => Object.keys(properties)))
  throw new Failure('BAD_INPUT', `There is no property '${name}' here.${didYouMean(name, known)}`)
}

class Conditions {
  private readonly scope: Scope
  private readonly names: Names
  private readonly parameters: Parameters

  constructor(scope: Scope, names: Names, parameters: Parameters) {
    this.scope = scope
    this.names = names
    this.parameters = parameters
  }

  write(condition: Condition): string {
    if ('all' in condition) return this.joined(condition.all, ' AND ', 'true')
    if ('any' in condition) return this.joined(condition.any, ' OR ', 'false')
    // What is not known is not so: a missing value must not make the negation unknown too.
    if ('not' in condition) return `NOT coalesce(${this.write(condition.not)}, false)`
    return this.test(condition)
  }

  private joined(conditions: readonly Condition[], by: string, empty: string): string {
    if (conditions.length === 0) return empty
    return `(${conditions.map((condition) => this.write(condition)).join(by)})`
  }

  private test(test: PropertyTest): string {
    const shapes = shapesOf(test.property, this.scope)
    const parts = shapes.map((shape) => {
      const predicate = this.ofShape(test, shape)
      return shapes.length === 1 ? predicate : `(${this.scope.isOneOf(shape.of)} AND ${predicate})`
    })
    return parts.length === 1 ? (parts[0] ?? 'false') : `(${parts.join(' OR ')})`
  }

  private ofShape(test: PropertyTest, { declared, caption }: Shape): string {
    const key = `${this.scope.variable}.${this.names.key(test.property, declared)}`
    const parts: string[] = []
    if (test.exists !== undefined) parts.push(`${key} IS ${test.exists ? 'NOT NULL' : 'NULL'}`)
    if (caption) parts.push(...this.sounding(test))
    // Of several values one has to meet all that is asked.
    const asked = this.ofValue(test, key, declared, caption)
    if (asked.length > 0) parts.push(declared.many ? anyOf(key, declared, asked) : asked.join(' AND '))
    return parts.length === 0 ? 'true' : `(${parts.join(' AND ')})`
  }

  /** What is asked of one value. */
  private ofValue(
    test: PropertyTest,
    key: string,
    declared: PropertyDeclaration,
    caption: boolean,
  ): string[] {
    const isDate = declared.value === 'partialDate'
    const at = (name: string) => (declared.many && isDate ? `${name}[i]` : name)
    const value = declared.many && !isDate ? 'value' : at(key)
    const text = declared.value === 'integer' ? `toString(${value})` : value
    const parts: string[] = []
    if (test.equals !== undefined && !caption)
      parts.push(`${value} = ${this.parameters.add(comparable(test.equals, declared))}`)
    if (test.in !== undefined && !caption)
      parts.push(`${value} IN ${this.parameters.add(test.in.map((one) => comparable(one, declared)))}`)
    if (test.contains !== undefined) parts.push(`${text} CONTAINS ${this.parameters.add(test.contains)}`)
    if (test.startsWith !== undefined)
      parts.push(`${text} STARTS WITH ${this.parameters.add(test.startsWith)}`)
    if (test.from !== undefined)
      parts.push(`${isDate ? at(`${key}Latest`) : value} >= ${this.parameters.add(test.from)}`)
    if (test.to !== undefined)
      parts.push(`${isDate ? at(`${key}Earliest`) : value} <= ${this.parameters.add(test.to)}`)
    return parts
  }

  private sounding({ equals, in: allowed }: PropertyTest): string[] {
    const parts = equals === undefined ? [] : [this.sounds(equals)]
    if (allowed) parts.push(`(${allowed.map((value) => this.sounds(value)).join(' OR ') || 'false'})`)
    return parts
  }

  /** Equality of a caption in search form; the sort name, which an index has, is the beginning of it. */
  private sounds(value: string | number): string {
    const { variable } = this.scope
    const short = this.parameters.add(sortName(String(value)))
    const whole = this.parameters.add(searchForm(String(value)))
    return `(${variable}.sortName = ${short} AND coalesce(${variable}.searchName, ${variable}.sortName) = ${whole})`
  }
}

/** One of several values meets all that is asked. Dates stand in lists beside those of their bounds. */
function anyOf(key: string, { value }: PropertyDeclaration, asked: readonly string[]): string {
  const each = value === 'partialDate' ? `i IN range(0, coalesce(size(${key}), 0) - 1)` : `value IN ${key}`
  return `any(${each} WHERE ${asked.join(' AND ')})`
}

function comparable(value: string | number, { value: type }: PropertyDeclaration): unknown {
  return type === 'integer' ? value : String(value)
}

/** Kinds that are meant; all kinds of the model if none are named. */
export function kindsMeant(names: Names, kinds: readonly string[] | undefined): readonly string[] {
  return kinds ?? [...names.model.kinds.keys()]
}

/**
 * The predicates that entries of a filter meet, for a node of one of its kinds under `variable`.
 * @throws {Failure} BAD_INPUT if a property is named that none of the kinds has
 */
export function entryPredicates(
  { kinds, where, asOf }: EntryFilter,
  variable: string,
  names: Names,
  parameters: Parameters,
): string[] {
  const predicates: string[] = []
  if (where) {
    const declared = kindsMeant(names, kinds).flatMap((kind) => {
      const found = names.model.kinds.get(kind)
      return found
        ? [{ of: kind, properties: found.properties as PropertyDeclarations, caption: found.caption }]
        : []
    })
    const scope: Scope = {
      variable,
      declared,
      isOneOf: (of) => `${variable}:${names.labels(of)}`,
      captions: new Map(declared.map(({ of, caption }) => [of, caption])),
    }
    predicates.push(new Conditions(scope, names, parameters).write(where))
  }
  if (asOf !== undefined) predicates.push(...holds(variable, ['existsFrom', 'existsUntil'], asOf, parameters))
  return predicates
}

function holds(variable: string, [from, until]: readonly [string, string], day: Day, parameters: Parameters) {
  const number = parameters.add(dayNumber(day))
  return [`${variable}.${from} <= ${number}`, `${number} < ${variable}.${until}`]
}

const relationDates = {
  since: { value: 'partialDate', description: '' },
  until: { value: 'partialDate', description: '' },
} as const satisfies PropertyDeclarations

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
  if (asOf !== undefined)
    predicates.push(...holds(relationship, ['holdsFrom', 'holdsUntil'], asOf, parameters))
  if (otherKinds) predicates.push(otherKinds.length > 0 ? `${other}:${names.labels(otherKinds)}` : 'false')
  if (!where) return predicates
  const declared = (types ?? [...names.model.relationTypes.keys()]).map((type) => ({
    of: type,
    properties: { ...names.model.relationTypes.get(type)?.properties, ...relationDates },
  }))
  const scope: Scope = {
    variable: relationship,
    declared,
    isOneOf: (of) => `${relationship}:${of.map((type) => names.relationshipType(type)).join('|')}`,
    captions: new Map(),
  }
  predicates.push(new Conditions(scope, names, parameters).write(where))
  return predicates
}
