import type {
  KindDeclaration,
  PropertyDeclarations,
  RelationTypeDeclaration,
} from '../../model/declarations.ts'
import { type Direction, ontology } from '../../model/ontology.ts'
import { kindsAtOtherEnd } from '../../store/conditions.ts'
import { builder, typeName } from '../builder.ts'
import { KindName } from '../entries/entry.ts'
import { DirectionName, RelationTypeName, TreatyStatus } from '../relations/relation.ts'
import { DateFilter, filterType, IdFilter, TextFilter } from './propertyFilters.ts'
import { type RelationField, relationFields, relationOwner } from './relationFields.ts'

/** A filter as it comes in: tests by the name of the property, relations by that of the field, and what joins filters. */
export type FilterInput = Readonly<Record<string, unknown>>

const ref = (name: string) => builder.inputRef<FilterInput>(name)

type Ref = ReturnType<typeof ref>

/** The input type that filters entries of any kind. */
export const entryFilterInput = ref('EntryFilter')

/** The input type that filters entries of each kind, by its name. */
export const kindFilterInputs: ReadonlyMap<string, Ref> = new Map(
  [...ontology.kinds.keys()].map((name) => [name, ref(`${name}Filter`)]),
)

const edgeInputs = new Map<string, Ref>()

/** The filter for the entries at the other end: of their kind, or of any if there are several. */
function otherFilter(field: { type: string; direction: Direction }): Ref {
  const [kind, ...more] = kindsAtOtherEnd(field)
  return (more.length === 0 && kindFilterInputs.get(kind ?? '')) || entryFilterInput
}

const join = (own: Ref) => (t: InputFields) => ({
  and: t.field({ type: [own], description: 'All of these hold.' }),
  or: t.field({ type: [own], description: 'At least one of these holds.' }),
  not: t.field({ type: own, description: 'This does not hold.' }),
})

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>

/** Whether relations can be filtered by a property: where the model says so, and by every date and number. */
function isFilterable({ filterable, value }: PropertyDeclarations[string]): boolean {
  return filterable === true || value === 'partialDate' || value === 'integer'
}

const StatusFilter = builder.inputType('TreatyStatusFilter', {
  description: 'How it must stand to the treaty on a day.',
  fields: (t) => ({
    equals: t.field({ type: TreatyStatus, description: 'So.' }),
    in: t.field({ type: [TreatyStatus], description: 'In one of these ways.' }),
    on: t.field({ type: 'Day', description: 'The day; today if absent.' }),
  }),
})

/** What a relation itself must be. */
const ofRelation = (type: RelationTypeDeclaration) => (t: InputFields) => ({
  ...(type.dates
    ? {
        since: t.field({ type: DateFilter, description: `${type.dates.since}.` }),
        until: t.field({ type: DateFilter, description: `${type.dates.until}.` }),
        holdsOn: t.field({ type: 'Day', description: 'It holds on this day.' }),
      }
    : {}),
  ...Object.fromEntries(
    Object.entries(type.properties)
      .filter(([, property]) => isFilterable(property))
      .map(([name, property]) => [
        name,
        t.field({
          type: filterType(typeName(type.name), name, property) as never,
          description: property.description,
        }),
      ]),
  ),
  ...(type.name === 'party-to'
    ? { treatyStatus: t.field({ type: StatusFilter, description: 'How it stands to the treaty.' }) }
    : {}),
})

/** The filter for relations of a type; none for types that have nothing that one could filter by. */
function edgeInput(type: RelationTypeDeclaration): Ref | undefined {
  const found = edgeInputs.get(type.name)
  if (found) return found
  if (!type.dates && !Object.values(type.properties).some(isFilterable)) return undefined
  const made = ref(`${typeName(type.name)}EdgeFilter`)
  edgeInputs.set(type.name, made)
  made.implement({
    description: `Which relations are meant: ${type.description} All that is said must hold.`,
    fields: (t) => ({ ...ofRelation(type)(t), ...join(made)(t) }) as never,
  })
  return made
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
                description: 'Only those count that hold on this day; all that there ever were if absent.',
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

const AnyMatch = ref('RelationMatch')
AnyMatch.implement({
  description: 'What a relation of any type and the entry at its other end must be.',
  fields: (t) => ({
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
    asOf: t.field({ type: 'Day', description: 'Only those count that hold on this day.' }),
    some: t.field({ type: AnyMatch, description: 'At least one is such.' }),
    none: t.field({ type: AnyMatch, description: 'Not one is such.' }),
    every: t.field({ type: AnyMatch, description: 'All are such, which holds too where there are none.' }),
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
          kindKey(name),
          t.field({
            type: kindFilterInputs.get(name) as Ref,
            description: `It is of the kind ${name}, and such.`,
          }),
        ]),
      ),
      ...join(entryFilterInput)(t),
    }) as never,
})

/** What the filter of a kind is called among those of any kind: `caseStudy`. */
export function kindKey(name: string): string {
  return `${name[0]?.toLowerCase()}${name.slice(1)}`
}

for (const kind of ontology.kinds.values()) implementKind(kind, kindFilterInputs.get(kind.name) as Ref)
