import { Failure } from '../../../errors.ts'
import type { PropertyDeclaration } from '../../../model/declarations.ts'
import { sortLength } from '../../../model/names.ts'
import { didYouMean } from '../../../model/values/nearest.ts'
import { captionTest } from '../../captionTest.ts'
import type { PropertyTest } from '../../port.ts'
import type { Scalar } from '../database.ts'
import { allOf, anyOf, type Fragment, plain } from './fragment.ts'

/** Where a value stands in SQL, and the first and last day that it can mean; for what is no date all three are one. */
export interface Place {
  readonly value: string
  readonly earliest: string
  readonly latest: string
}

/** A property as some of the kinds or relation types that are meant declare it. */
export interface Declared {
  readonly property: PropertyDeclaration
  /** Whether it names the entry, and is compared by what it sounds like. */
  readonly isCaption: boolean
  /** SQL that holds for those that declare it so; absent if all do. */
  readonly isOne?: string
}

/** What property tests are about. */
export interface PropertyHolder {
  /** The column with the properties in JSON. */
  readonly column: string
  /** The column of the sort form of the caption. */
  readonly sortColumn?: string
  /** The different ways in which a property is declared; none if nothing here has it but others of the query do. */
  declared(name: string): readonly Declared[]
  /** SQL that holds where the property is not declared; absent if it is everywhere. */
  undeclared(name: string): string | undefined
  /** Every property that the query may name. */
  readonly known: ReadonlySet<string>
  /** Where values stand that have columns of their own. */
  readonly places?: Readonly<Record<string, Place>>
}

function placeOf(
  name: string,
  { value: type, many }: PropertyDeclaration,
  { column, places }: PropertyHolder,
): Place {
  const own = places?.[name]
  if (own) return own
  const at = (field: string) =>
    many ? `json_extract(v.value, '$.${field}')` : `json_extract(${column}, '$.${name}.${field}')`
  if (type === 'partialDate') return { value: at('edtf'), earliest: at('earliest'), latest: at('latest') }
  const single = many ? 'v.value' : `json_extract(${column}, '$.${name}')`
  const value = type === 'languageText' ? at('text') : type === 'step' ? at('title') : single
  return { value, earliest: value, latest: value }
}

/** Tests of a caption in search form; the sort name, which an index has, is the beginning of it. */
class CaptionTests {
  private readonly sortColumn: string
  /** The whole search form. Sort names of so many bytes may be cut off. */
  private readonly form: string

  constructor(name: string, { column, sortColumn = '' }: PropertyHolder) {
    this.sortColumn = sortColumn
    this.form = `CASE WHEN octet_length(${sortColumn}) < ${sortLength} THEN ${sortColumn} ELSE search_form(json_extract(${column}, '$.${name}')) END`
  }

  of(test: PropertyTest): Fragment[] {
    const asked = captionTest(test)
    if (!asked) return [plain('0')]
    const { equals, in: allowed, contains, startsWith } = asked
    const found: Fragment[] = []
    if (equals !== undefined) found.push(this.is(equals))
    if (allowed !== undefined) found.push(this.isOneOf(allowed))
    if (contains !== undefined) found.push({ sql: `instr(${this.form}, ?) > 0`, values: [contains] })
    if (startsWith !== undefined) found.push(this.begins(startsWith))
    return found
  }

  private is(form: string): Fragment {
    const short = { sql: `${this.sortColumn} = ?`, values: [form.slice(0, sortLength)] }
    return form.length < sortLength ? short : allOf([short, { sql: `${this.form} = ?`, values: [form] }])
  }

  /** Lists, since so many alternatives are more than the database takes. */
  private isOneOf(forms: readonly string[]): Fragment {
    const isOne = (sql: string, list: readonly string[]) => ({
      sql: `${sql} IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(list)],
    })
    const short = isOne(
      this.sortColumn,
      forms.map((form) => form.slice(0, sortLength)),
    )
    return forms.every((form) => form.length < sortLength) ? short : allOf([short, isOne(this.form, forms)])
  }

  private begins(form: string): Fragment {
    const beginning = form.slice(0, sortLength)
    const short = {
      sql: `${this.sortColumn} >= ? AND ${this.sortColumn} < ?`,
      values: [beginning, `${beginning}\u{10ffff}`],
    }
    if (form === beginning) return short
    return allOf([short, { sql: `substr(${this.form}, 1, length(?)) = ?`, values: [form, form] }])
  }
}

function comparable(value: string | number, { value: type }: PropertyDeclaration): string | number {
  return type === 'integer' ? value : String(value)
}

/** The bounds of a range. A date lies in it if it may: its last day is not before it, nor its first day after. */
function boundsOf(
  { from, to }: PropertyTest,
  { earliest, latest }: Place,
  { value }: PropertyDeclaration,
): Fragment[] {
  const bounds: Fragment[] = []
  if (from !== undefined) {
    bounds.push({ sql: `${latest} >= ?`, values: [from] })
    // No date is vaguer than a year. Said of the first day too, an index on it can begin there.
    if (value === 'partialDate')
      bounds.push({ sql: `${earliest} >= ?`, values: [`${String(from).slice(0, 4)}-01-01`] })
  }
  if (to !== undefined) bounds.push({ sql: `${earliest} <= ?`, values: [to] })
  return bounds.length > 0 ? [allOf(bounds)] : []
}

function testsOf(test: PropertyTest, declared: Declared, holder: PropertyHolder): Fragment[] {
  const { property, isCaption } = declared
  const place = placeOf(test.property, property, holder)
  const bounds = boundsOf(test, place, property)
  if (isCaption) return [...new CaptionTests(test.property, holder).of(test), ...bounds]
  const { value } = place
  const found: Fragment[] = []
  const add = (sql: string, ...values: Scalar[]) => found.push({ sql, values })
  const { equals, in: allowed, contains, startsWith } = test
  if (equals !== undefined) add(`${value} = ?`, comparable(equals, property))
  if (allowed !== undefined)
    add(
      `${value} IN (SELECT value FROM json_each(?))`,
      JSON.stringify(allowed.map((one) => comparable(one, property))),
    )
  if (contains !== undefined) add(`instr(${value}, ?) > 0`, contains)
  if (startsWith !== undefined) add(`substr(${value}, 1, length(?)) = ?`, startsWith, startsWith)
  return [...found, ...bounds]
}

/** Of several values one must meet all that is asked. */
function ofOne({ sql, values }: Fragment, name: string, { column }: PropertyHolder): Fragment {
  return { sql: `EXISTS (SELECT 1 FROM json_each(${column}, '$.${name}') v WHERE ${sql})`, values }
}

function ofDeclared(test: PropertyTest, declared: Declared, holder: PropertyHolder): Fragment {
  const { property: name, exists } = test
  const { property, isOne } = declared
  const fragments: Fragment[] = isOne ? [plain(isOne)] : []
  const asked = testsOf(test, declared, holder)
  if (asked.length > 0) fragments.push(property.many ? ofOne(allOf(asked), name, holder) : allOf(asked))
  if (exists !== undefined) {
    const place = holder.places?.[name]?.value ?? `json_type(${holder.column}, '$.${name}')`
    fragments.push(plain(`${place} IS ${exists ? 'NOT ' : ''}NULL`))
  }
  return allOf(fragments)
}

/**
 * A test of a property as SQL. Properties are named from the model only; every value is a parameter.
 * @throws {Failure} BAD_INPUT if it names a property that nothing here has
 */
export function propertyTest(test: PropertyTest, holder: PropertyHolder): Fragment {
  const { property: name, exists, ...asked } = test
  if (!holder.known.has(name))
    throw new Failure('BAD_INPUT', `There is no property '${name}' here.${didYouMean(name, holder.known)}`)
  const alternatives = holder.declared(name).map((declared) => ofDeclared(test, declared, holder))
  const undeclared = holder.undeclared(name)
  // What has no such property lacks a value.
  const asksForValue = exists === true || Object.values(asked).some((value) => value !== undefined)
  if (undeclared && !asksForValue) alternatives.push(plain(undeclared))
  return anyOf(alternatives)
}
