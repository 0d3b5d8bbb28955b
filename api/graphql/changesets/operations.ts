import type { Problem } from '../../errors.ts'
import { parseRelationId } from '../../model/ids.ts'
import { kindOf, ontology } from '../../model/ontology.ts'

/** An operation before anybody has looked at what is in it. */
export type Loose = Readonly<Record<string, unknown>>

function declaredFor(operation: Loose) {
  const type =
    typeof operation.type === 'string' ? operation.type : parseRelationId(String(operation.id ?? ''))?.type
  if (type) return ontology.relationTypes.get(type)?.properties ?? {}
  return ontology.kinds.get(kindOf(String(operation.id)) ?? '')?.properties ?? {}
}

function propertiesFrom(
  input: readonly { property: string; values: readonly string[] }[],
  operation: Loose,
): Loose {
  const declared = declaredFor(operation)
  const given = new Map<string, string[]>()
  for (const { property, values } of input) given.set(property, [...(given.get(property) ?? []), ...values])
  return Object.fromEntries(
    [...given].map(([property, values]) => {
      // Several values of a property that has one are left for the model to refuse: none may be lost without a word.
      const single = values.length === 1 && !declared[property]?.many
      return [property, values.length === 0 ? null : single ? values[0] : values]
    }),
  )
}

function citationsFrom(input: readonly Loose[]): Loose[] {
  return input.map(({ source, at, properties, sourceSays }) => ({
    source,
    ...(at ? { at } : {}),
    ...(properties ? { for: properties } : {}),
    ...(sourceSays ? { as: sourceSays } : {}),
  }))
}

/** Which operation an input is, and what is in it. */
function chosen(input: Loose): readonly [action: string, given: Loose] {
  const [action = '', given] =
    Object.entries(input).find(([, value]) => value !== null && value !== undefined) ?? []
  return [action, (given ?? {}) as Loose]
}

/** What the port calls otherwise in a citation. */
const citationFields: Readonly<Record<string, string>> = { for: 'properties', as: 'sourceSays' }

/** Where in the input a problem is that the port found in what was made of it. */
export function pathInInput({ path, code }: Problem, operations: readonly Loose[]): Problem['path'] {
  const [list, index, field, ...rest] = path
  if (list !== 'operations' || index === undefined) return path
  const [action, given] = chosen(operations[Number(index)] ?? {})
  const at = [list, index, action]
  if (field === undefined) return at
  if (field === 'set' || field === 'properties') {
    const [name, ...within] = rest
    const items = (given.properties ?? []) as readonly { property: string }[]
    const place = items.findIndex(({ property }) => property === name)
    // One that is required and missing has no place.
    const part = code === 'UNKNOWN_PROPERTY' ? 'property' : 'values'
    return [...at, 'properties', ...(place < 0 ? rest : [place, part, ...within])]
  }
  if (field === 'citations') {
    const [place, part, ...within] = rest
    const told = part === undefined ? [] : [citationFields[String(part)] ?? part, ...within]
    return [...at, field, ...(place === undefined ? [] : [place]), ...told]
  }
  return [...at, field, ...rest]
}

/** An operation as the port takes it. */
export function operationFrom(input: Loose): Loose {
  const [action, given] = chosen(input)
  const { properties, citations, since, until, ...rest } = given
  const update = action.startsWith('update')
  const date = (value: unknown) => (value === '' && update ? null : value)
  return {
    action,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null)),
    ...(typeof since === 'string' ? { since: date(since) } : {}),
    ...(typeof until === 'string' ? { until: date(until) } : {}),
    ...(properties ? { [update ? 'set' : 'properties']: propertiesFrom(properties as never, rest) } : {}),
    ...(citations ? { citations: citationsFrom(citations as never) } : {}),
  }
}
