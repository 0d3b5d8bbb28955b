import { Failure } from '../../errors.ts'
import type { KindDeclaration } from '../../model/declarations.ts'
import type { Day, Entry as EntryValue } from '../../model/domain.ts'
import { kebab } from '../../model/ids.ts'
import { ontology } from '../../model/ontology.ts'
import type { EntryFilter, Facet as FacetValue, Page } from '../../store/port.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ConditionReader, fullId } from '../filters/conditionFrom.ts'
import { entryFilterInput, kindFilterInputs } from '../filters/inputs.ts'
import { EntryOrder, kindOrders, orderFrom } from '../filters/orders.ts'
import { type PageArguments, PageInfo, pageArguments, pageRequest } from '../pages.ts'
import { Entry, type EntryNode, entryNode, KindName, Node } from './entry.ts'
import { kindTypes } from './kinds.ts'

interface ListNode extends Page<EntryValue> {
  readonly filter: EntryFilter
}

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

const Facet = builder.objectRef<FacetValue & { kinds: readonly string[] | undefined }>('Facet').implement({
  description: 'The values of a property and how many entries have each.',
  fields: (t) => ({
    property: t.exposeString('property', { nullable: false, description: 'The property, or kind.' }),
    values: t.field({
      type: [FacetCount],
      nullable: false,
      description: 'The most frequent first.',
      resolve: ({ property, values, kinds }) =>
        values.map(({ value, count }) => ({ value, count, label: labelOf(property, value, kinds) })),
    }),
  }),
})

function labelOf(property: string, value: string, kinds: readonly string[] | undefined): string {
  for (const kind of kinds ?? ontology.kinds.keys()) {
    const label = ontology.kinds.get(kind)?.properties[property]?.choices?.[value]?.label
    if (label) return label
  }
  return value
}

function listConnection(name: string, plural: string, type: unknown) {
  const edge = builder.objectRef<{ cursor: string; node: EntryNode }>(`${name}Edge`).implement({
    description: `One of the ${plural} on a page.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', { nullable: false, description: 'Where this stands in the list.' }),
      node: t.field({
        type: type as never,
        description: 'The entry.',
        resolve: (({ node }: { node: EntryNode }) => node) as never,
      }),
    }),
  })
  return builder.objectRef<ListNode>(`${name}Connection`).implement({
    description: `A page of ${plural}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The entries on this page.',
        resolve: ({ edges }) => [...edges],
      }),
      pageInfo: t.field({
        type: PageInfo,
        nullable: false,
        description: 'Where the page stands in the list.',
        resolve: (page) => page,
      }),
      totalCount: t.int({
        description: 'How many there are in all. Counted only when asked for.',
        resolve: ({ filter }, _, { store, read }) => store.count(filter, read()),
      }),
      facets: t.field({
        type: [Facet],
        description: 'Counts of values among all of them, not just this page.',
        args: {
          by: t.arg.stringList({
            required: true,
            description: 'Names of filterable properties, or kind; at most 10.',
          }),
          first: t.arg.int({
            description:
              'How many values of each, the most frequent first; at most 100, 20 if nothing is said.',
          }),
        },
        resolve: async ({ filter }, { by, first }, { store, read }) => {
          if (by.length > 10 || (first ?? 0) > 100)
            throw new Failure(
              'BAD_INPUT',
              'At most 10 properties and 100 values of each are counted at a time.',
            )
          const facets = await store.facets({ ...filter, by, first: first ?? 20 }, read())
          return facets.map((facet) => ({ ...facet, kinds: filter.kinds }))
        },
      }),
    }),
  })
}

async function nothingUnder(
  id: string,
  kind: string | undefined,
  { store, read }: Context,
): Promise<Failure> {
  const words = id.slice(id.indexOf(':') + 1).replaceAll('-', ' ')
  const hits = await store.search({ text: words, first: 3, ...(kind ? { kinds: [kind] } : {}) }, read())
  const near = hits.map(({ entry }) => entry.id)
  return new Failure('NOT_FOUND', `There is no entry '${id}'.`, {
    data: { id, near },
    ...(near.length > 0 ? { hint: `Perhaps one of: ${near.join(', ')}.` } : {}),
  })
}

async function single(kind: KindDeclaration, id: string, context: Context): Promise<EntryNode> {
  const full = fullId(kind, id)
  const { entry, redirectedFrom, deleted } = await context.find(full)
  if (deleted) throw new Failure('NOT_FOUND', `The entry '${full}' was deleted.`, { data: { id: full } })
  if (!entry || entry.kind !== kind.name) throw await nothingUnder(full, kind.name, context)
  return redirectedFrom ? { ...entry, redirectedFrom } : entry
}

interface ListArguments extends PageArguments {
  readonly asOf?: Day | null
}

async function listPage(
  filter: EntryFilter,
  args: ListArguments,
  order: ReturnType<typeof orderFrom>,
  { store, read }: Context,
): Promise<ListNode> {
  const page = await store.list({ ...filter, order, page: pageRequest(args) }, read())
  return { ...page, filter }
}

/** The name of a field for a kind: `caseStudy`, `caseStudies`. */
function fieldName(name: string): string {
  return `${name[0]?.toLowerCase()}${name.slice(1)}`
}

function addKind(kind: KindDeclaration): void {
  const type = kindTypes.get(kind.name) as NonNullable<ReturnType<typeof kindTypes.get>>
  const page = listConnection(kind.name, kind.plural, type)
  const example = `${kebab(kind.name)}:some-${kebab(kind.name)}`
  builder.queryFields((t) => ({
    [fieldName(kind.name)]: t.field({
      type,
      description: `${kind.description} By its id.`,
      args: {
        id: t.arg.id({
          required: true,
          description: `The id in full, such as ${example}, or the part after the colon.`,
        }),
      },
      resolve: (_, { id }, context) => single(kind, id, context),
    }),
    [fieldName(kind.plural)]: t.field({
      type: page,
      description: `All ${kind.plural}, filtered and ordered. ${kind.description}`,
      args: {
        ...pageArguments,
        filter: t.arg({
          type: kindFilterInputs.get(kind.name) as NonNullable<ReturnType<typeof kindFilterInputs.get>>,
          description: 'Which ones are meant.',
        }),
        orderBy: t.arg({
          type: kindOrders.get(kind.name) as NonNullable<ReturnType<typeof kindOrders.get>>,
          description: 'The order; by name if absent.',
        }),
        asOf: t.arg({ type: 'Day', description: 'Only those that existed on this day.' }),
      },
      resolve: (_, { filter, orderBy, asOf, ...args }, context) => {
        const where = filter ? new ConditionReader(context.today).ofKind(kind, filter) : undefined
        return listPage(
          { kinds: [kind.name], ...(where ? { where } : {}), ...(asOf ? { asOf } : {}) },
          args,
          orderFrom(orderBy, kind),
          context,
        )
      },
    }),
  }))
}

for (const kind of ontology.kinds.values()) addKind(kind)

const EntryConnection = listConnection('Entry', 'entries of any kind', Entry)

/** At most so many ids are looked up at once. */
const mostIds = 100

builder.queryFields((t) => ({
  entries: t.field({
    type: EntryConnection,
    description: 'Entries of any kind, filtered and ordered.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: entryFilterInput, description: 'Which ones are meant.' }),
      orderBy: t.arg({ type: EntryOrder, description: 'The order; by name if absent.' }),
      kinds: t.arg({ type: [KindName], description: 'Only these kinds.' }),
      asOf: t.arg({ type: 'Day', description: 'Only those that existed on this day.' }),
    },
    resolve: (_, { filter, orderBy, kinds, asOf, ...args }, context) => {
      const where = filter ? new ConditionReader(context.today).ofAny(filter) : undefined
      return listPage(
        { ...(kinds ? { kinds } : {}), ...(where ? { where } : {}), ...(asOf ? { asOf } : {}) },
        args,
        orderFrom(orderBy),
        context,
      )
    },
  }),
  node: t.field({
    type: Node,
    description:
      'The entry or relation with this id; null if there is none. A merged entry leads to the one it was merged into.',
    args: { id: t.arg.id({ required: true, description: "Such as 'organization:united-nations'." }) },
    resolve: (_, { id }, context) => nodeWithId(id, context),
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: true, items: true },
    description: 'The entries and relations with these ids, in their order; null where there is none.',
    args: { ids: t.arg.idList({ required: true, description: 'At most 100 ids.' }) },
    resolve: (_, { ids }, context) => {
      if (ids.length > mostIds)
        throw new Failure('BAD_INPUT', `At most ${mostIds} ids are looked up at once, not ${ids.length}.`, {
          data: { limit: mostIds, value: ids.length },
        })
      return Promise.all(ids.map((id) => nodeWithId(id, context)))
    },
  }),
}))

async function nodeWithId(id: string, context: Context) {
  if (!id.includes('/')) return entryNode(context, id)
  const [relation] = await context.store.relationsById([id], context.read())
  return relation ?? null
}
