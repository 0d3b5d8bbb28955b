import { Failure } from '../../errors.ts'
import type { Day } from '../../model/domain.ts'
import { ontology } from '../../model/ontology.ts'
import { didYouMean } from '../../model/values/nearest.ts'
import type { EntryFilter, FacetBy, Facet as FacetValue } from '../../store/port.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { relationFields } from '../filters/relationFields.ts'

/** How many properties, and values of each, are counted at a time. */
const most = { properties: 10, values: 100 }

const FacetCount = builder
  .objectRef<{ value: string; label: string; count: number }>('FacetCount')
  .implement({
    description: 'How many entries have a value.',
    fields: (t) => ({
      value: t.exposeString('value', { nullable: false, description: 'The value as it is stored.' }),
      label: t.exposeString('label', { nullable: false, description: 'The value as people read it.' }),
      count: t.exposeInt('count', { nullable: false, description: 'How many have it.' }),
    }),
  })

/** The counts of one property. */
export interface FacetNode extends FacetValue {
  readonly labelOf: (value: string) => string
}

/** The values of a property and how many entries have each. */
export const Facet = builder.objectRef<FacetNode>('Facet').implement({
  description: 'The values of a property and how many entries have each.',
  fields: (t) => ({
    property: t.exposeString('property', { nullable: false, description: 'What was counted by.' }),
    values: t.field({
      type: [FacetCount],
      nullable: false,
      description: 'The most frequent first.',
      resolve: ({ values, labelOf }) =>
        values.map(({ value, count }) => ({ value, count, label: labelOf(value) })),
    }),
  }),
})

function choiceLabel(property: string, value: string, kinds: readonly string[]): string {
  for (const kind of kinds) {
    const label = ontology.kinds.get(kind)?.properties[property]?.choices?.[value]?.label
    if (label) return label
  }
  return value
}

interface Named {
  readonly by: FacetBy
  readonly labelOf: (value: string) => string
}

/** What a name means that is counted by: a property, a date by decade, or a relation by the kinds at the other end. */
function named(name: string, kinds: readonly string[], asOf: Day | null | undefined): Named {
  const declared = kinds.map((kind) => ontology.kinds.get(kind)).flatMap((kind) => kind ?? [])
  if (declared.some(({ properties }) => properties[name]?.value === 'partialDate'))
    return { by: { decade: name }, labelOf: (value) => `${value.replace(/^0+(?=\d)/, '')}s` }
  if (name === 'kind') return { by: name, labelOf: (value) => value }
  if (declared.some(({ properties }) => Object.hasOwn(properties, name)))
    return { by: name, labelOf: (value) => choiceLabel(name, value, kinds) }
  const fields = declared.flatMap(relationFields)
  const field = fields.find((each) => each.name === name)
  if (!field) {
    const known = declared.flatMap(({ properties }) => Object.keys(properties))
    const near = didYouMean(name, ['kind', ...known, ...fields.map((each) => each.name)])
    throw new Failure('BAD_INPUT', `Nothing is counted by '${name}' here.${near}`)
  }
  const number = { type: field.type.name, direction: field.direction, ...(asOf ? { asOf } : {}) }
  return { by: { otherKind: number }, labelOf: (value) => value }
}

/** What facets are asked for. */
export interface FacetArguments {
  readonly by: readonly string[]
  readonly first?: number | null
  readonly asOf?: Day | null
}

/**
 * Counts of values among the entries that a filter means.
 * @throws {Failure} BAD_INPUT if too much is asked, or something that is not there
 */
export async function facetsOf(
  filter: EntryFilter,
  { by, first, asOf = filter.asOf }: FacetArguments,
  { store, read }: Context,
): Promise<FacetNode[]> {
  if (by.length > most.properties || (first ?? 0) > most.values)
    throw new Failure(
      'BAD_INPUT',
      `At most ${most.properties} properties and ${most.values} values of each are counted at a time.`,
    )
  const kinds = filter.kinds ?? [...ontology.kinds.keys()]
  const asked = by.map((name) => named(name, kinds, asOf))
  const query = { ...filter, by: asked.map((each) => each.by), first: first ?? 20 }
  const facets = await store.facets(query, read())
  return facets.map((facet, index) => ({
    property: by[index] ?? facet.property,
    values: facet.values,
    labelOf: (asked[index] as Named).labelOf,
  }))
}
