import SchemaBuilder from '@pothos/core'
import { Failure } from '../errors.ts'
import type { Day } from '../model/domain.ts'
import { isDay } from '../model/values/partialDate.ts'
import type { Context } from './context.ts'

/** Makes the types of the schema. Everything that derives from the model is made through it. */
export const builder = new SchemaBuilder<{
  Context: Context
  Scalars: { Day: { Input: Day; Output: Day }; ID: { Input: string; Output: string } }
}>({})

builder.queryType({ description: 'What can be asked.' })
builder.subscriptionType({
  description: 'What can be followed, by server-sent events at /graphql/stream.',
})

builder.scalarType('Day', {
  description: 'A day as ISO 8601 writes it: 1945-06-26.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'string' && isDay(value)) return value
    throw new Failure('BAD_INPUT', `${JSON.stringify(value)} is not a day. Write it like 1945-06-26.`)
  },
})

/** A name of the model as GraphQL writes values of an enum: `case-study` and `CaseStudy` become `CASE_STUDY`. */
export function enumName(name: string): string {
  return name
    .replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`)
    .replaceAll('-', '_')
    .toUpperCase()
}

/** A name of the model as GraphQL writes types: `member-of` becomes `MemberOf`. */
export function typeName(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
}

/** The name of a field for a type: `CaseStudy` becomes `caseStudy`, `MemberOf` becomes `memberOf`. */
export function fieldName(name: string): string {
  return `${name[0]?.toLowerCase()}${name.slice(1)}`
}

/** An enum whose values are names of the model. Resolvers and arguments have the model's names. */
export function enumOf<Name extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Name, { readonly description: string }>>,
) {
  const entries = Object.entries(values) as [Name, { description: string }][]
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(
      entries.map(([value, about]) => [enumName(value), { value, description: about.description }]),
    ) as Record<string, { value: Name; description: string }>,
  })
}
