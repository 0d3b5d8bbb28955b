import { builder } from '../builder.ts'

/** A filter as it comes in: tests by the name of the property, relations by that of the field, and what joins filters. */
export type FilterInput = Readonly<Record<string, unknown>>

/** An input type that is known by its name before it is written. */
export const ref = (name: string) => builder.inputRef<FilterInput>(name)

/** An input type of filters. */
export type Ref = ReturnType<typeof ref>

/** What makes the fields of input types. */
export type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>

/** The fields that join filters of one type. */
export const join = (own: Ref) => (t: InputFields) => ({
  and: t.field({ type: [own], description: 'All of these hold.' }),
  or: t.field({ type: [own], description: 'At least one of these holds.' }),
  not: t.field({ type: own, description: 'This does not hold.' }),
})
