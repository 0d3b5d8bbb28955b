import type { PropertyDeclarations, RelationTypeDeclaration } from '../../model/declarations.ts'
import { ontology } from '../../model/ontology.ts'
import { builder, fieldName, typeName } from '../builder.ts'
import { TreatyStatus } from '../relations/relation.ts'
import { type InputFields, join, type Ref, ref } from './filterInput.ts'
import { DateFilter, filterType } from './propertyFilters.ts'

const edgeInputs = new Map<string, Ref>()

/** Whether relations can be filtered by a property: where the model says so, and by every date and number. */
function isFilterable({ filterable, value }: PropertyDeclarations[string]): boolean {
  return filterable === true || value === 'partialDate' || value === 'integer'
}

const StatusFilter = builder.inputType('TreatyStatusFilter', {
  description: 'How it must stand to the treaty on a day.',
  fields: (t) => ({
    equals: t.field({ type: TreatyStatus, description: 'So.' }),
    in: t.field({ type: [TreatyStatus], description: 'In one of these ways.' }),
    on: t.field({
      type: 'Day',
      description: "The day; if absent, the day 'asOf' of the filter or list around it, or today.",
    }),
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

/** The input type that filters relations of a type; none for types that have nothing that one could filter by. */
export function edgeInput(type: RelationTypeDeclaration): Ref | undefined {
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

/** The input type that filters relations of any type, by what can be asked of each. */
export const anyEdgeInput = ref('RelationEdgeFilter')
anyEdgeInput.implement({
  description: 'Which relations are meant, by the properties that those of a type have.',
  fields: (t) =>
    Object.fromEntries(
      [...ontology.relationTypes.values()].flatMap((type) => {
        const edge = edgeInput(type)
        if (!edge) return []
        return [
          [
            fieldName(typeName(type.name)),
            t.field({
              type: edge,
              description: `It is one that says: it ${type.reading.forward}, and such.`,
            }),
          ],
        ]
      }),
    ) as never,
})
