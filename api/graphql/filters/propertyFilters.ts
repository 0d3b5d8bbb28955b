import type { PropertyDeclaration } from '../../model/declarations.ts'
import { builder } from '../builder.ts'
import { choiceEnum } from '../entries/kinds.ts'

const existsDescription = 'Whether there is a value at all.'

/** What an id must be. */
export const IdFilter = builder.inputType('IdFilter', {
  description: 'Which entries are meant, by their ids. Of one kind the part after the colon is enough.',
  fields: (t) => ({
    equals: t.id({ description: 'This one.' }),
    in: t.idList({ description: 'One of these, at most 1000.' }),
  }),
})

/** What a text must be. */
export const TextFilter = builder.inputType('TextFilter', {
  description:
    'What a text must be. All that is said must hold. Of names, case, accents and punctuation do not matter, so that punctuation alone is in none; other texts are compared letter by letter.',
  fields: (t) => ({
    equals: t.string({ description: 'Is this text.' }),
    in: t.stringList({ description: 'Is one of these texts, at most 1000.' }),
    contains: t.string({ description: 'Has this in it.' }),
    startsWith: t.string({ description: 'Begins with this.' }),
    exists: t.boolean({ description: existsDescription }),
  }),
})

/** When a date may lie. */
export const DateFilter = builder.inputType('DateFilter', {
  description: 'When a date may lie. A date that is known to the year may lie on any day of it.',
  fields: (t) => ({
    from: t.field({ type: 'Day', description: 'On this day or later.' }),
    to: t.field({ type: 'Day', description: 'On this day or earlier.' }),
    exists: t.boolean({ description: existsDescription }),
  }),
})

const NumberFilter = builder.inputType('NumberFilter', {
  description: 'What a whole number must be. All that is said must hold.',
  fields: (t) => ({
    equals: t.int({ description: 'Is this number.' }),
    in: t.intList({ description: 'Is one of these numbers, at most 1000.' }),
    from: t.int({ description: 'Is this number or a greater one.' }),
    to: t.int({ description: 'Is this number or a lesser one.' }),
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

/**
 * The input type that tests a property.
 * @param owner the name of the type that has it, from which enums are named
 */
export function filterType(owner: string, name: string, property: PropertyDeclaration) {
  if (property.value === 'partialDate') return DateFilter
  if (property.value === 'integer') return NumberFilter
  if (property.value !== 'choice') return TextFilter
  const key = property.choices as object
  const found = choiceFilters.get(key) ?? makeChoiceFilter(owner, name, property)
  choiceFilters.set(key, found)
  return found
}
