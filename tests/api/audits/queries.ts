import fc from 'fast-check'
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredInputField,
} from 'graphql'

/** Text that has broken others: quotes of each language on the way, control characters, halves of characters. */
const hostile = [
  "'",
  '"',
  '`',
  '\\',
  '\u0000',
  '\uD800',
  '\uFFFE',
  '%',
  '_',
  '*',
  '../../etc/passwd',
  '#{7*7}',
  '{{7*7}}',
  '$where',
  "' OR 1=1 --",
  '"; DROP TABLE entry; --',
  '}) DETACH DELETE n //',
  'n.name CONTAINS ""',
  '<script>alert(1)</script>',
  '-',
  'NEAR(',
  'a AND OR b',
  '"a',
  'a*"',
  'name:(',
  '~',
  '^2',
  '/.*/',
  'ＡＢＣ',
  '𝄞',
  'é'.normalize('NFD'),
  '\u202E',
  ' ',
  '',
  'constructor',
  '__proto__',
  'toString',
  'null',
  'NaN',
  '1e999',
  '9'.repeat(400),
  'x'.repeat(5000),
]

const known = [
  'state:france',
  'treaty:paris-agreement',
  'organization:united-nations',
  'france',
  'state:france/member-of/organization:united-nations',
  'state:nowhere',
  'topic:',
  ':',
  '/',
  'a/b/c/d',
]
const days = ['1945-06-26', '2020-12-01', '0001-01-01', '9999-12-31', '2023-02-29', '1945', '-1', '']
const numbers = [0, 1, 2, 3, 20, 100, 101, -1, 2_147_483_647, -2_147_483_648]

function scalar(name: string): fc.Arbitrary<unknown> {
  if (name === 'Int') return fc.constantFrom(...numbers)
  if (name === 'Float') return fc.constantFrom(0, 0.5, -1, 1e308)
  if (name === 'Boolean') return fc.boolean()
  if (name === 'Day') return fc.constantFrom(...days)
  const text = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 12 }))
  return name === 'ID'
    ? fc.oneof(fc.constantFrom(...known), text)
    : fc.oneof(fc.constantFrom('France', 'paris', 'UN'), text)
}

/** At most three of several, in their order. */
function few<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.subarray([...items], { maxLength: Math.min(3, items.length) })
}

/** Values of an input type, right in form and wild in content. */
function inputOf(type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return inputOf(type.ofType, depth)
  if (isListType(type)) return fc.array(inputOf(type.ofType, depth - 1), { maxLength: 3 })
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name))
  if (!isInputObjectType(type)) return scalar(type.name)
  const fields = Object.values(type.getFields()).filter((field) => depth > 0 || isRequiredInputField(field))
  if (type.isOneOf)
    return fc.oneof(
      ...fields.map((field) => inputOf(field.type, depth - 1).map((value) => ({ [field.name]: value }))),
    )
  if (fields.length === 0) return fc.constant({})
  return few(fields).chain((some) => {
    const all = [...new Set([...some, ...fields.filter(isRequiredInputField)])]
    return fc.record(Object.fromEntries(all.map((field) => [field.name, inputOf(field.type, depth - 1)])))
  })
}

/** A query in the making: its text, and the variables that it takes. */
export interface GeneratedQuery {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

interface Part {
  readonly text: string
  readonly declared: readonly { readonly type: string; readonly value: unknown }[]
}

type Field = GraphQLField<unknown, unknown>

const joined = (parts: readonly Part[]): Part => ({
  text: parts.map(({ text }) => text).join(' '),
  declared: parts.flatMap(({ declared }) => declared),
})

/** Makes queries of a schema. Arguments come as variables, marked by `$?` until they are numbered. */
class Queries {
  private readonly schema: GraphQLSchema

  constructor(schema: GraphQLSchema) {
    this.schema = schema
  }

  private argumentsOf(field: Field): fc.Arbitrary<Part> {
    const chosen = few(field.args)
    return chosen.chain((some) => {
      const all = [...new Set([...some, ...field.args.filter((each) => isNonNullType(each.type))])]
      if (all.length === 0) return fc.constant({ text: '', declared: [] })
      return fc.tuple(...all.map((each) => fc.tuple(inputOf(each.type, 3), fc.boolean()))).map((values) => {
        const parts = all.map((each, index): Part => {
          const [value, isVariable] = values[index] as [unknown, boolean]
          // Names of an enum look like text in JSON, so what has any goes as a variable.
          if (isVariable || !isPlain(each.type))
            return { text: `${each.name}: $?`, declared: [{ type: String(each.type), value }] }
          return { text: `${each.name}: ${JSON.stringify(value)}`, declared: [] }
        })
        const { text, declared } = joined(parts)
        return { text: `(${text})`, declared }
      })
    })
  }

  private field(field: Field, depth: number): fc.Arbitrary<Part> {
    return fc.tuple(this.argumentsOf(field), this.selection(field.type, depth)).map(([args, below]) => ({
      text: `${field.name}${args.text}${below.text}`,
      declared: [...args.declared, ...below.declared],
    }))
  }

  /** What is asked below a field: a few fields, and of an interface some of a type that has it. */
  private selection(output: GraphQLOutputType, depth: number): fc.Arbitrary<Part> {
    const type = getNamedType(output)
    if (!isCompositeType(type)) return fc.constant({ text: '', declared: [] })
    const concrete = isAbstractType(type) ? this.schema.getPossibleTypes(type) : []
    const own = 'getFields' in type ? Object.values(type.getFields()) : []
    const fields = own.filter((each) => depth > 0 || !isCompositeType(getNamedType(each.type)))
    const some = fields.length === 0 ? fc.constant([]) : few(fields)
    return fc
      .tuple(some, concrete.length > 0 && depth > 0 ? fc.constantFrom(null, ...concrete) : fc.constant(null))
      .chain(([chosen, narrowed]) =>
        fc
          .tuple(
            fc.tuple(
              ...chosen.map((each, index) =>
                this.field(each, depth - 1).map((part) => ({
                  ...part,
                  text: `f${depth}_${index}: ${part.text}`,
                })),
              ),
            ),
            narrowed && isObjectType(narrowed)
              ? this.selection(narrowed, depth - 1).map((part) => ({
                  ...part,
                  text: `... on ${narrowed.name} ${part.text}`,
                }))
              : fc.constant({ text: '', declared: [] }),
          )
          .map(([parts, more]) => {
            const all = joined([{ text: '__typename', declared: [] }, ...parts, more])
            return { ...all, text: ` { ${all.text} }` }
          }),
      )
  }

  make(depth: number): fc.Arbitrary<GeneratedQuery> {
    const query = this.schema.getQueryType()
    if (!query) throw new RangeError('The schema has no queries.')
    return fc
      .constantFrom(...Object.values(query.getFields()))
      .chain((field) => this.field(field, depth))
      .map(({ text, declared }) => {
        let number = 0
        const numbered = text.replace(/\$\?/g, () => `$v${number++}`)
        const head = declared.map(({ type }, index) => `$v${index}: ${type}`).join(', ')
        return {
          query: `query${head ? `(${head})` : ''} { ${numbered} }`,
          variables: Object.fromEntries(declared.map(({ value }, index) => [`v${index}`, value])),
        }
      })
  }
}

function isPlain(type: GraphQLInputType): boolean {
  const named = getNamedType(type)
  return !isEnumType(named) && !isInputObjectType(named)
}

/** Queries of a schema that are right in form, with wild arguments. */
export function queriesOf(schema: GraphQLSchema, depth: number): fc.Arbitrary<GeneratedQuery> {
  return new Queries(schema).make(depth)
}

/** Queries that are nearly right: a letter changed, a part taken out or said twice, a variable of another type. */
export function spoiled(queries: fc.Arbitrary<GeneratedQuery>): fc.Arbitrary<GeneratedQuery> {
  const wild = fc.oneof(
    fc.constantFrom<unknown>(null, [], {}, [[[]]], true, 1.5, ...hostile),
    fc.jsonValue({ maxDepth: 3 }),
  )
  return fc
    .tuple(queries, fc.nat(), fc.nat(30), fc.constantFrom(...'{}()[]:!$@.,"#&|', ...hostile), wild, fc.nat(3))
    .map(([{ query, variables }, at, length, sign, value, way]) => {
      const place = at % (query.length + 1)
      if (way === 0) return { query: query.slice(0, place) + sign + query.slice(place), variables }
      if (way === 1) return { query: query.slice(0, place) + query.slice(place + length), variables }
      if (way === 2)
        return {
          query:
            query.slice(0, place) +
            query.slice(place, place + length).repeat(2) +
            query.slice(place + length),
          variables,
        }
      return { query, variables: Object.fromEntries(Object.keys(variables).map((name) => [name, value])) }
    })
}
