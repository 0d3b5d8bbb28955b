import { Failure } from '../../errors.ts'
import type { PropertyDeclaration, PropertyDeclarations } from '../../model/declarations.ts'
import { searchForm, sortName } from '../../model/names.ts'
import { dayNumber } from '../../model/time.ts'
import { didYouMean } from '../../model/values/nearest.ts'
import type { Condition, EntryFilter, PropertyTest } from '../port.ts'
import type { Scalar } from './database.ts'
import type { Session } from './session.ts'

/** A piece of SQL with the values of its question marks. */
export interface Fragment {
  readonly sql: string
  readonly values: readonly Scalar[]
}

/** Fragments of which all must hold. */
export function allOf(fragments: readonly Fragment[]): Fragment {
  if (fragments.length === 0) return { sql: 'TRUE', values: [] }
  return {
    sql: fragments.map(({ sql }) => `(${sql})`).join(' AND '),
    values: fragments.flatMap(({ values }) => values),
  }
}

/** What conditions are about: the entries of one kind, or the relations of one type. */
export interface Subject {
  /** The column with the properties in JSON. */
  readonly column: string
  readonly properties: PropertyDeclarations
  /** Every property that the query may name; one that this subject has not is missing in it. */
  readonly known: ReadonlySet<string>
  /** The property that is equal by what it sounds like, and the column of its sort form. */
  readonly caption?: { readonly property: string; readonly column: string }
}

/** Sort names of this length may be the beginning of a longer name. */
const sortLength = 64

interface Place {
  readonly value: string
  readonly earliest: string
  readonly latest: string
}

function placeOf(name: string, { value: type, many }: PropertyDeclaration, column: string): Place {
  const at = (field: string) =>
    many ? `json_extract(v.value, '$.${field}')` : `json_extract(${column}, '$.${name}.${field}')`
  if (type === 'partialDate') return { value: at('edtf'), earliest: at('earliest'), latest: at('latest') }
  const plain = many ? 'v.value' : `json_extract(${column}, '$.${name}')`
  const value = type === 'languageText' ? at('text') : type === 'step' ? at('title') : plain
  return { value, earliest: value, latest: value }
}

/** Equality of a caption in search form; the sort name, which an index has, is the beginning of it. */
function sounds(value: string | number, { column, caption }: Subject): Fragment {
  const [form, short] = [searchForm(String(value)), sortName(String(value))]
  const beginning = { sql: `${caption?.column} = ?`, values: [short] }
  if (form.length < sortLength) return beginning
  const whole = `search_form(json_extract(${column}, '$.${caption?.property}')) = ?`
  return allOf([beginning, { sql: whole, values: [form] }])
}

/** Fragments of which one must hold. */
export function anyOf(fragments: readonly Fragment[]): Fragment {
  if (fragments.length === 0) return { sql: 'FALSE', values: [] }
  return {
    sql: fragments.map(({ sql }) => `(${sql})`).join(' OR '),
    values: fragments.flatMap(({ values }) => values),
  }
}

function comparable(value: string | number, { value: type }: PropertyDeclaration): string | number {
  return type === 'integer' ? value : String(value)
}

function testsOf(test: PropertyTest, property: PropertyDeclaration, subject: Subject): Fragment[] {
  const { value, earliest, latest } = placeOf(test.property, property, subject.column)
  const found: Fragment[] = []
  const byName = subject.caption?.property === test.property
  const add = (sql: string, ...values: Scalar[]) => found.push({ sql, values })
  if (test.equals !== undefined) {
    if (byName) found.push(sounds(test.equals, subject))
    else add(`${value} = ?`, comparable(test.equals, property))
  }
  if (test.in !== undefined) {
    if (byName) found.push(anyOf(test.in.map((one) => sounds(one, subject))))
    else
      add(
        `${value} IN (SELECT value FROM json_each(?))`,
        JSON.stringify(test.in.map((one) => comparable(one, property))),
      )
  }
  if (test.contains !== undefined) add(`instr(${value}, ?) > 0`, test.contains)
  if (test.startsWith !== undefined)
    add(`substr(${value}, 1, length(?)) = ?`, test.startsWith, test.startsWith)
  // A date lies in a range if it may: its last day is not before the range, nor its first day after.
  const bounds: Fragment[] = []
  if (test.from !== undefined) bounds.push({ sql: `${latest} >= ?`, values: [test.from] })
  if (test.to !== undefined) bounds.push({ sql: `${earliest} <= ?`, values: [test.to] })
  return bounds.length > 0 ? [...found, allOf(bounds)] : found
}

function testOf(test: PropertyTest, subject: Subject): Fragment {
  const { property: name } = test
  if (!subject.known.has(name))
    throw new Failure('BAD_INPUT', `There is no property '${name}' here.${didYouMean(name, subject.known)}`)
  const property = Object.hasOwn(subject.properties, name) ? subject.properties[name] : undefined
  const { exists } = test
  if (!property) {
    const asks = Object.entries(test).some(
      ([key, value]) => !['property', 'exists'].includes(key) && value !== undefined,
    )
    return { sql: exists === true || asks ? 'FALSE' : 'TRUE', values: [] }
  }
  const fragments = testsOf(test, property, subject).map((fragment) =>
    property.many ? ofOne(fragment, name, subject) : fragment,
  )
  if (exists !== undefined)
    fragments.push({
      sql: `json_type(${subject.column}, '$.${name}') IS ${exists ? 'NOT ' : ''}NULL`,
      values: [],
    })
  return allOf(fragments)
}

/** Of several values one must fit. */
function ofOne({ sql, values }: Fragment, name: string, { column }: Subject): Fragment {
  return { sql: `EXISTS (SELECT 1 FROM json_each(${column}, '$.${name}') v WHERE ${sql})`, values }
}

/**
 * A condition as SQL. Properties are named from the model only; every value is a parameter.
 * @throws {Failure} BAD_INPUT if it names a property that nothing here has
 */
export function conditionOf(condition: Condition, subject: Subject): Fragment {
  if ('all' in condition) return allOf(condition.all.map((part) => conditionOf(part, subject)))
  if ('any' in condition) return anyOf(condition.any.map((part) => conditionOf(part, subject)))
  if ('not' in condition) {
    const part = conditionOf(condition.not, subject)
    return { sql: `NOT coalesce((${part.sql}), FALSE)`, values: part.values }
  }
  return testOf(condition, subject)
}

function namesOf(declared: readonly PropertyDeclarations[]): Set<string> {
  return new Set(declared.flatMap((properties) => Object.keys(properties)))
}

/** What a filter asks of the entries of one kind, from `entry e`. */
export function entryFilter(
  session: Session,
  kind: string,
  { where, asOf }: EntryFilter,
  kinds: readonly string[],
): Fragment {
  const { model, symbols } = session
  // Written out, since SQLite takes an index on a part of a table only for conditions that it can read.
  const fragments: Fragment[] = [{ sql: `e.kind = ${symbols.of(kind)}`, values: [] }]
  if (asOf !== undefined)
    fragments.push({
      sql: 'e.exists_from <= ? AND ? < e.exists_until',
      values: [dayNumber(asOf), dayNumber(asOf)],
    })
  const declared = model.kinds.get(kind)
  if (where && declared)
    fragments.push(
      conditionOf(where, {
        column: 'e.properties',
        properties: declared.properties,
        known: namesOf(kinds.map((name) => model.kinds.get(name)?.properties ?? {})),
        caption: { property: declared.caption, column: 'e.sort_name' },
      }),
    )
  return allOf(fragments)
}

const date = { value: 'partialDate', description: '' } as const

// Dates stand in columns of their own; conditions see them as two more properties.
const relationDocument = `json_patch(coalesce(r.properties, '{}'), json_object(
  'since', iif(r.since IS NULL, NULL, json(partial_date(r.since))), 'until', iif(r.until IS NULL, NULL, json(partial_date(r.until)))))`

/** A condition on the relations of one type, from `relation r`. */
export function relationCondition(
  { model }: Session,
  type: string,
  where: Condition,
  types: readonly string[],
): Fragment {
  const of = (name: string) => ({ ...model.relationTypes.get(name)?.properties, since: date, until: date })
  return conditionOf(where, { column: relationDocument, properties: of(type), known: namesOf(types.map(of)) })
}
