import type { GraphQLResolveInfo } from 'graphql'
import { Failure } from '../../errors.ts'
import type { KindDeclaration } from '../../model/declarations.ts'
import type { Day, Entry as EntryValue } from '../../model/domain.ts'
import { kebab } from '../../model/ids.ts'
import { ontology } from '../../model/ontology.ts'
import type { EntryFilter, Page, Yearly } from '../../store/port.ts'
import { builder, fieldName } from '../builder.ts'
import type { Context } from '../context.ts'
import { Facet, facetsOf } from '../counts/facets.ts'
import { relationsAsked, YearCount, yearArguments, yearlyArguments, yearsAsked } from '../counts/years.ts'
import { ConditionReader, fullId } from '../filters/conditionFrom.ts'
import { entryFilterInput, kindFilterInputs } from '../filters/inputs.ts'
import { knownIds } from '../filters/knownIds.ts'
import { EntryOrder, kindOrders, orderFrom } from '../filters/orders.ts'
import { type PageArguments, PageInfo, pageArguments, pageRequest } from '../pages.ts'
import { findAhead } from '../relations/ahead.ts'
import { asksFor } from '../selection.ts'
import { dayIfAbsent, Entry, type EntryNode, KindName, Node, nodeOf, onDay } from './entry.ts'
import { kindTypes } from './kinds.ts'
import { liveEntry } from './missing.ts'

interface ListNode extends Page<EntryValue> {
  readonly filter: EntryFilter
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
            description:
              'Names of filterable properties, of dates (by decade), of relation fields (by the kinds at the other end), or kind; at most 10.',
          }),
          first: t.arg.int({
            description:
              'How many values of each, the most frequent first; at most 100, 20 if nothing is said.',
          }),
          asOf: t.arg({
            type: 'Day',
            description: `For relation fields: only relations that hold on this day; ${dayIfAbsent}.`,
          }),
        },
        resolve: ({ filter }, args, context) => facetsOf(filter, args, context),
      }),
      perYear: t.field({
        type: [YearCount],
        description:
          'All of them, or their relations, counted year by year: by a date of theirs, such as entryIntoForce; by the time in which they exist, if nothing is said; or the relations of a type.',
        args: {
          date: t.arg.string({ description: 'The name of a date that they have.' }),
          ...yearlyArguments,
          ...yearArguments,
        },
        resolve: async ({ filter }, { date, type, direction, kinds, match, ...years }, context) => {
          if (date && type) throw new Failure('BAD_INPUT', 'Count by a date or by relations, not by both.')
          const count: Yearly = type
            ? await relationsAsked(type, { direction, kinds, match }, context)
            : date
              ? { date }
              : { existence: true }
          const query = { count, of: filter, ...yearsAsked(years, context) }
          return [...((await context.store.years(query, context.read()))[0] ?? [])]
        },
      }),
    }),
  })
}

async function single(
  kind: KindDeclaration,
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<EntryNode> {
  const full = fullId(kind, id)
  const entry = await liveEntry(full, context, await findAhead(full, info, context))
  if (entry.kind === kind.name) return entry
  throw new Failure('NOT_FOUND', `The entry '${entry.id}' is of the kind ${entry.kind}, not ${kind.name}.`, {
    hint: `Ask for it by node(id: "${entry.id}").`,
    data: { id: full, near: [entry.id] },
  })
}

const asOfDescription =
  'Only those that existed on this day. What is asked of their relations within the list is asked for this day too, unless it names another one, or null.'

interface ListArguments extends PageArguments {
  readonly asOf?: Day | null
}

async function listPage(
  filter: EntryFilter,
  args: ListArguments,
  order: ReturnType<typeof orderFrom>,
  { store, read }: Context,
  info: GraphQLResolveInfo,
): Promise<ListNode> {
  const request = pageRequest(args)
  // Whoever only counts need not wait for a page.
  const isRead = ['edges', 'pageInfo'].some((field) => asksFor(info, [field]))
  if (!isRead) return { edges: [], hasNextPage: false, hasPreviousPage: false, filter }
  const page = await store.list({ ...filter, order, page: request }, read())
  const { asOf } = filter
  if (asOf === undefined) return { ...page, filter }
  return {
    ...page,
    filter,
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: onDay(node, asOf) })),
  }
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
      resolve: (_, { id }, context, info) => single(kind, id, context, info),
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
        asOf: t.arg({ type: 'Day', description: asOfDescription }),
      },
      resolve: async (_, { filter, orderBy, asOf, ...args }, context, info) => {
        const day = asOf ?? undefined
        const read = filter ? new ConditionReader(context.today, day).ofKind(kind, filter) : undefined
        const where = await knownIds(read, context)
        return listPage(
          { kinds: [kind.name], ...(where ? { where } : {}), ...(asOf ? { asOf } : {}) },
          args,
          orderFrom(orderBy, day, kind),
          context,
          info,
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
      asOf: t.arg({ type: 'Day', description: asOfDescription }),
    },
    resolve: async (_, { filter, orderBy, kinds, asOf, ...args }, context, info) => {
      const day = asOf ?? undefined
      const read = filter ? new ConditionReader(context.today, day).ofAny(filter) : undefined
      const where = await knownIds(read, context)
      return listPage(
        { ...(kinds ? { kinds } : {}), ...(where ? { where } : {}), ...(asOf ? { asOf } : {}) },
        args,
        orderFrom(orderBy, day),
        context,
        info,
      )
    },
  }),
  node: t.field({
    type: Node,
    description:
      'The entry or relation with this id; null if there is none. A merged entry leads to the one it was merged into.',
    args: { id: t.arg.id({ required: true, description: "Such as 'organization:united-nations'." }) },
    resolve: (_, { id }, context, info) => nodeWithId(id, context, info),
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: true, items: true },
    description: 'The entries and relations with these ids, in their order; null where there is none.',
    args: { ids: t.arg.idList({ required: true, description: 'At most 100 ids.' }) },
    resolve: (_, { ids }, context, info) => {
      if (ids.length > mostIds)
        throw new Failure('BAD_INPUT', `At most ${mostIds} ids are looked up at once, not ${ids.length}.`, {
          data: { limit: mostIds, value: ids.length },
        })
      return Promise.all(ids.map((id) => nodeWithId(id, context, info)))
    },
  }),
}))

async function nodeWithId(id: string, context: Context, info: GraphQLResolveInfo) {
  return id.includes('/') ? context.relation(id) : nodeOf(await findAhead(id, info, context))
}
