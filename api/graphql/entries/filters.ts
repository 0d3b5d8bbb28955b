import { Failure } from '../../errors.ts'
import type { KindDeclaration, PropertyDeclaration } from '../../model/declarations.ts'
import { ontology } from '../../model/ontology.ts'
import type { Condition, Order, PropertyTest } from '../../store/port.ts'
import { builder, enumOf } from '../builder.ts'
import { choiceEnum } from './kinds.ts'

const existsDescription = 'Whether there is a value at all.'

const TextFilter = builder.inputType('TextFilter', {
  description: 'What a text must be. All that is said must hold.',
  fields: (t) => ({
    equals: t.string({
      description: 'Is this text. Names are equal whatever their case, accents and punctuation.',
    }),
    in: t.stringList({ description: 'Is one of these texts.' }),
    contains: t.string({ description: 'Has this in it, letter by letter.' }),
    startsWith: t.string({ description: 'Begins with this, letter by letter.' }),
    exists: t.boolean({ description: existsDescription }),
  }),
})

const DateFilter = builder.inputType('DateFilter', {
  description: 'When a date may lie. A date that is known to the year may lie on any day of it.',
  fields: (t) => ({
    from: t.field({ type: 'Day', description: 'On this day or later.' }),
    to: t.field({ type: 'Day', description: 'On this day or earlier.' }),
    exists: t.boolean({ description: existsDescription }),
  }),
})

const choiceFilters = new Map<object, ReturnType<typeof makeChoiceFilter>>()

function makeChoiceFilter(owner: string, name: string, property: PropertyDeclaration) {
  const choices = choiceEnum(owner, name, property)
  return builder.inputType(`${choices.name}Filter`, {
    description: `What must be chosen. ${property.description}`,
    fields: (t) => ({
      equals: t.field({ type: choices, description: 'This one is.' }),
      in: t.field({ type: [choices], description: 'One of these is.' }),
      exists: t.boolean({ description: existsDescription }),
    }),
  })
}

function filterType(owner: string, name: string, property: PropertyDeclaration) {
  if (property.value === 'partialDate') return DateFilter
  if (property.value !== 'choice') return TextFilter
  const key = property.choices as object
  const found = choiceFilters.get(key) ?? makeChoiceFilter(owner, name, property)
  choiceFilters.set(key, found)
  return found
}

/** A filter as it comes in: tests by the name of the property, and what joins filters. */
export type FilterInput = Readonly<Record<string, unknown>>

function makeFilter(kind: KindDeclaration) {
  const ref = builder.inputRef<FilterInput>(`${kind.name}Filter`)
  const filterable = Object.entries(kind.properties).filter(([, property]) => property.filterable)
  ref.implement({
    description: `Which ${kind.plural} are meant. All that is said must hold.`,
    fields: (t) =>
      ({
        ...Object.fromEntries(
          filterable.map(([name, property]) => [
            name,
            t.field({
              type: filterType(kind.name, name, property) as never,
              description: property.description,
            }),
          ]),
        ),
        and: t.field({ type: [ref], description: 'All of these hold.' }),
        or: t.field({ type: [ref], description: 'At least one of these holds.' }),
        not: t.field({ type: ref, description: 'This does not hold.' }),
      }) as never,
  })
  return ref
}

/** The input type that filters entries of each kind, by its name. */
export const kindFilters = new Map([...ontology.kinds.values()].map((kind) => [kind.name, makeFilter(kind)]))

/** The condition that a filter stands for; undefined if it says nothing. */
export function conditionFrom(filter: FilterInput | null | undefined): Condition | undefined {
  if (!filter) return undefined
  const parts: Condition[] = []
  for (const [name, test] of Object.entries(filter)) {
    if (test === null || test === undefined) continue
    if (name === 'and') parts.push({ all: (test as FilterInput[]).map(meaningful) })
    else if (name === 'or') parts.push({ any: (test as FilterInput[]).map(meaningful) })
    else if (name === 'not') parts.push({ not: meaningful(test as FilterInput) })
    else parts.push({ property: name, ...withoutNulls(test as Omit<PropertyTest, 'property'>) })
  }
  return parts.length === 1 ? parts[0] : parts.length > 1 ? { all: parts } : undefined
}

function meaningful(filter: FilterInput): Condition {
  const condition = conditionFrom(filter)
  if (condition) return condition
  throw new Failure('BAD_INPUT', 'A filter within and, or, not says nothing.', {
    hint: 'Name a property in it, or take it out.',
  })
}

function withoutNulls<Test extends object>(test: Test): Test {
  return Object.fromEntries(Object.entries(test).filter(([, value]) => value !== null)) as Test
}

const OrderDirection = enumOf('OrderDirection', 'Which way a list is ordered.', {
  ascending: { description: 'A before Z, early before late.' },
  descending: { description: 'Z before A, late before early.' },
})

function makeOrder(kind: KindDeclaration) {
  const sortable = Object.entries(kind.properties).filter(([, property]) => property.sortable)
  const fields = enumOf(`${kind.name}OrderField`, `What ${kind.plural} can be ordered by.`, {
    ...Object.fromEntries(sortable.map(([name, { description }]) => [name, { description }])),
    degree: { description: 'The number of relations.' },
  })
  return builder.inputType(`${kind.name}Order`, {
    description: `How ${kind.plural} are ordered. Entries without a value come last.`,
    fields: (t) => ({
      field: t.field({ type: fields, required: true, description: 'What they are ordered by.' }),
      direction: t.field({ type: OrderDirection, description: 'Which way; ascending if absent.' }),
    }),
  })
}

/** The input type that orders entries of each kind, by its name. */
export const kindOrders = new Map([...ontology.kinds.values()].map((kind) => [kind.name, makeOrder(kind)]))

/** The order that an input stands for. */
export function orderFrom(input: { field: string; direction?: string | null } | null | undefined): Order {
  if (!input) return { by: 'name' }
  return {
    by: input.field === 'degree' ? { degree: true } : input.field,
    descending: input.direction === 'descending',
  }
}
