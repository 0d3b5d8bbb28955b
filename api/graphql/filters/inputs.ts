import type { KindDeclaration } from '../../model/declarations.ts'
import { type Direction, ontology } from '../../model/ontology.ts'
import { kindsAtOtherEnd } from '../../store/conditions.ts'
import { builder, fieldName } from '../builder.ts'
import { dayIfAbsent, KindName } from '../entries/entry.ts'
import { DirectionName, RelationTypeName } from '../relations/relation.ts'
import { anyEdgeInput, edgeInput } from './edgeInputs.ts'
import { join, type Ref, ref } from './filterInput.ts'
import { DateFilter, filterType, IdFilter, TextFilter } from './propertyFilters.ts'
import { type RelationField, relationFields, relationOwner } from './relationFields.ts'

/** The input type that filters entries of any kind. */
export const entryFilterInput = ref('EntryFilter')

/** The input type that filters entries of each kind, by its name. */
export const kindFilterInputs: ReadonlyMap<string, Ref> = new Map(
  [...ontology.kinds.keys()].map((name) => [name, ref(`${name}Filter`)]),
)

/** The filter for the entries at the other end: of their kind, or of any if there are several. */
function otherFilter(field: { type: string; direction: Direction }): Ref {
  const [kind, ...more] = kindsAtOtherEnd(field)
  return (more.length === 0 && kindFilterInputs.get(kind ?? '')) || entryFilterInput
}

const RelationNumberFilter = builder.inputType('RelationNumberFilter', {
  description: 'How many relations there must be.',
  fields: (t) => ({
    from: t.int({ description: 'At least so many.' }),
    to: t.int({ description: 'At most so many.' }),
  }),
})

const relationInputs = new Map<string, Ref>()

function matchInput(field: RelationField, owner: string): Ref {
  const match = ref(`${owner}Match`)
  const edge = edgeInput(field.type)
  match.implement({
    description: 'What a relation and the entry at its other end must be. All that is said must hold.',
    fields: (t) =>
      ({
        node: t.field({
          type: otherFilter({ type: field.type.name, direction: field.direction }),
          description: 'What the entry at the other end must be.',
        }),
        ...(edge ? { edge: t.field({ type: edge, description: 'What the relation must be.' }) } : {}),
      }) as never,
  })
  return match
}

/** The input type that filters by the relations of a type, seen from one end; the same for every kind that has them. */
function relationInput(field: RelationField): Ref {
  const owner = relationOwner(field)
  const found = relationInputs.get(owner)
  if (found) return found
  const made = ref(`${owner}Filter`)
  relationInputs.set(owner, made)
  const match = matchInput(field, owner)
  made.implement({
    description: `What its relations must be: those to what it ${field.type.reading[field.direction]}. All that is said must hold.`,
    fields: (t) =>
      ({
        some: t.field({ type: match, description: 'At least one is such. {} asks for any at all.' }),
        none: t.field({ type: match, description: 'Not one is such.' }),
        every: t.field({
          type: match,
          description: 'All are such, which holds too where there are none: ask for some as well.',
        }),
        toEach: t.field({
          type: ['ID'],
          description: 'There is one to each of these entries, at most 100.',
        }),
        count: t.field({ type: RelationNumberFilter, description: 'How many there are.' }),
        ...(field.type.dates
          ? {
              asOf: t.field({
                type: 'Day',
                description: `Only those count that hold on this day; ${dayIfAbsent}.`,
              }),
            }
          : {}),
      }) as never,
  })
  return made
}

function implementKind(kind: KindDeclaration, own: Ref): void {
  const filterable = Object.entries(kind.properties).filter(([, property]) => property.filterable)
  own.implement({
    description: `Which ${kind.plural} are meant. All that is said must hold. Relation filters stand within one another up to three times.`,
    fields: (t) =>
      ({
        id: t.field({ type: IdFilter, description: 'Which ones, by their ids.' }),
        ...Object.fromEntries(
          filterable.map(([name, property]) => [
            name,
            t.field({
              type: filterType(kind.name, name, property) as never,
              description: property.description,
            }),
          ]),
        ),
        ...Object.fromEntries(
          relationFields(kind).map((field) => [
            field.name,
            t.field({
              type: relationInput(field),
              description: `What it ${field.type.reading[field.direction]}.`,
            }),
          ]),
        ),
        ...join(own)(t),
      }) as never,
  })
}

/** The input type of what a relation of any type must be. */
export const anyMatchInput = ref('RelationMatch')
anyMatchInput.implement({
  description:
    'What a relation of any type and the entry at its other end must be. All that is said must hold.',
  fields: (t) => ({
    edge: t.field({ type: anyEdgeInput, description: 'What the relation must be.' }),
    node: t.field({ type: entryFilterInput, description: 'What the entry at the other end must be.' }),
    since: t.field({ type: DateFilter, description: 'Since when it holds.' }),
    until: t.field({ type: DateFilter, description: 'Until when it held.' }),
  }),
})

const AnyRelation = ref('RelationFilter')
AnyRelation.implement({
  description: 'What relations of several types must be. All that is said must hold.',
  fields: (t) => ({
    types: t.field({ type: [RelationTypeName], description: 'Only these types count; all if absent.' }),
    direction: t.field({ type: DirectionName, description: 'Seen from this end; both if absent.' }),
    asOf: t.field({
      type: 'Day',
      description: `Only those count that hold on this day; ${dayIfAbsent}.`,
    }),
    some: t.field({ type: anyMatchInput, description: 'At least one is such.' }),
    none: t.field({ type: anyMatchInput, description: 'Not one is such.' }),
    every: t.field({
      type: anyMatchInput,
      description: 'All are such, which holds too where there are none.',
    }),
  }),
})

entryFilterInput.implement({
  description: 'Which entries are meant, of whatever kind. All that is said must hold.',
  fields: (t) =>
    ({
      id: t.field({ type: IdFilter, description: 'Which ones, by their whole ids.' }),
      kinds: t.field({ type: [KindName], description: 'Of one of these kinds.' }),
      name: t.field({ type: TextFilter, description: 'What the name must be.' }),
      relations: t.field({ type: AnyRelation, description: 'What the relations must be.' }),
      ...Object.fromEntries(
        [...ontology.kinds.values()].map(({ name }) => [
          fieldName(name),
          t.field({
            type: kindFilterInputs.get(name) as Ref,
            description: `It is of the kind ${name}, and such.`,
          }),
        ]),
      ),
      ...join(entryFilterInput)(t),
    }) as never,
})

for (const kind of ontology.kinds.values()) implementKind(kind, kindFilterInputs.get(kind.name) as Ref)
