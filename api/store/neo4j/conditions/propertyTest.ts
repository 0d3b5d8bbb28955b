import { Failure } from '../../../errors.ts'
import type { PropertyDeclaration, PropertyDeclarations } from '../../../model/declarations.ts'
import { sortLength } from '../../../model/names.ts'
import { didYouMean } from '../../../model/values/nearest.ts'
import { captionTest } from '../../captionTest.ts'
import type { PropertyTest } from '../../port.ts'
import type { Names } from '../names.ts'
import type { Parameters } from '../statement.ts'

/** What a property test can name: each property with the kinds or types that declare it, and what it is there. */
export interface Scope {
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

/** Writes tests of the properties of one node or relationship. */
export class PropertyTests {
  private readonly scope: Scope
  private readonly names: Names
  private readonly parameters: Parameters

  constructor(scope: Scope, names: Names, parameters: Parameters) {
    this.scope = scope
    this.names = names
    this.parameters = parameters
  }

  /** @throws {Failure} BAD_INPUT if a property is named that nothing here has */
  write(test: PropertyTest): string {
    const shapes = shapesOf(test.property, this.scope)
    const parts = shapes.map((shape) => {
      const predicate = this.ofShape(test, shape)
      return shapes.length === 1 ? predicate : `(${this.scope.isOneOf(shape.of)} AND ${predicate})`
    })
    const lacking = shapes.length > 1 ? this.lacking(test, shapes) : undefined
    if (lacking) parts.push(lacking)
    return parts.length === 1 ? (parts[0] ?? 'false') : `(${parts.join(' OR ')})`
  }

  /** What has no such property lacks a value. */
  private lacking(
    { property, exists, ...asked }: PropertyTest,
    shapes: readonly Shape[],
  ): string | undefined {
    if (exists === true || Object.values(asked).some((value) => value !== undefined)) return undefined
    return `NOT ${this.scope.isOneOf(shapes.flatMap(({ of }) => of))}`
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
    const parts: string[] = []
    if (!caption) parts.push(...this.ofText(test, value, declared))
    if (test.from !== undefined)
      parts.push(`${isDate ? at(`${key}Latest`) : value} >= ${this.parameters.add(test.from)}`)
    // No date is vaguer than a year. Said of the first day too, an index on it can begin there.
    if (test.from !== undefined && isDate)
      parts.push(
        `${at(`${key}Earliest`)} >= ${this.parameters.add(`${String(test.from).slice(0, 4)}-01-01`)}`,
      )
    if (test.to !== undefined)
      parts.push(`${isDate ? at(`${key}Earliest`) : value} <= ${this.parameters.add(test.to)}`)
    return parts
  }

  private ofText(test: PropertyTest, value: string, declared: PropertyDeclaration): string[] {
    const text = declared.value === 'integer' ? `toString(${value})` : value
    const parts: string[] = []
    if (test.equals !== undefined)
      parts.push(`${value} = ${this.parameters.add(comparable(test.equals, declared))}`)
    if (test.in !== undefined)
      parts.push(`${value} IN ${this.parameters.add(test.in.map((one) => comparable(one, declared)))}`)
    if (test.contains !== undefined) parts.push(`${text} CONTAINS ${this.parameters.add(test.contains)}`)
    if (test.startsWith !== undefined)
      parts.push(`${text} STARTS WITH ${this.parameters.add(test.startsWith)}`)
    return parts
  }

  /** Tests of a caption in search form. */
  private sounding(test: PropertyTest): string[] {
    const asked = captionTest(test)
    if (!asked) return ['false']
    const { equals, in: allowed, contains, startsWith } = asked
    const parts = equals === undefined ? [] : [this.sounds('=', equals)]
    if (allowed) parts.push(this.soundsLikeOneOf(allowed))
    if (contains !== undefined) parts.push(`${this.form} CONTAINS ${this.parameters.add(contains)}`)
    if (startsWith !== undefined) parts.push(this.sounds('STARTS WITH', startsWith))
    return parts
  }

  /** The whole search form of a caption. */
  private get form(): string {
    const { variable } = this.scope
    return `coalesce(${variable}.searchName, ${variable}.sortName)`
  }

  private soundsLikeOneOf(forms: readonly string[]): string {
    const beginnings = forms.map((form) => form.slice(0, sortLength))
    const short = `${this.scope.variable}.sortName IN ${this.parameters.add(beginnings)}`
    return `(${short} AND ${this.form} IN ${this.parameters.add(forms)})`
  }

  /** Compares the sort name too: it is the beginning of the search form, and an index has it. */
  private sounds(operator: '=' | 'STARTS WITH', form: string): string {
    const short = `${this.scope.variable}.sortName ${operator} ${this.parameters.add(form.slice(0, sortLength))}`
    return `(${short} AND ${this.form} ${operator} ${this.parameters.add(form)})`
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
