import type { RelationTypeDeclaration } from '../../model/declarations.ts'
import type { Day } from '../../model/domain.ts'
import { type Direction, ontology } from '../../model/ontology.ts'
import { relationReading } from '../../model/sentence.ts'
import { type TreatyStatus as TreatyStatusName, treatyStatus } from '../../model/treatyStatus.ts'
import type { Condition, RelationEdge, RelationPage } from '../../store/port.ts'
import { builder, enumOf, typeName } from '../builder.ts'
import type { Context, RelationArguments } from '../context.ts'
import { dayIfAbsent, dayMeant, Entry, type EntryNode, KindName, onDay } from '../entries/entry.ts'
import { kindTypes, propertyFields } from '../entries/kinds.ts'
import { ConditionReader, namesItsDay } from '../filters/conditionFrom.ts'
import { edgeInput } from '../filters/edgeInputs.ts'
import type { FilterInput } from '../filters/filterInput.ts'
import { statusCondition } from '../filters/treatyStatus.ts'
import { type PageArguments, PageInfo, pageArguments, pageRequest } from '../pages.ts'
import { PartialDate } from '../values.ts'
import { type RelationReading, readAhead } from './ahead.ts'
import { DirectionName, Relation, RelationTypeName, relationTypeObjects, TreatyStatus } from './relation.ts'

/** A page of relations, with what it takes to count them all if that is asked for. */
interface RelationPageNode extends RelationPage {
  readonly countAll: () => Promise<number>
  /** The day that the page was asked for, or today. */
  readonly day: Day
  /** The day that it was asked for. */
  readonly asOf: Day | undefined
}

type EdgeNode = RelationEdge & Pick<RelationPageNode, 'day' | 'asOf'>

const RelationOrder = enumOf('RelationOrder', 'What the relations of an entry are ordered by.', {
  name: { description: 'The name at the other end, in alphabetical order.' },
  since: { description: 'The beginning, the most recent first; unknown ones last.' },
})

interface FieldArguments extends PageArguments {
  readonly asOf?: string | null
  readonly kinds?: readonly string[] | null
  readonly orderBy?: string | null
}

interface TypedArguments extends FieldArguments {
  /** Whether the field names the day itself, and not a list around it; it does if absent. */
  readonly isOwnDay?: boolean
  readonly status?: TreatyStatusName | null
  readonly filter?: FilterInput | null
}

async function readPage(
  entry: EntryNode,
  args: FieldArguments,
  reading: RelationReading,
  context: Context,
): Promise<RelationPageNode> {
  const asOf = dayMeant(args.asOf, entry)
  const query = reading({ ...args, asOf, isOwnDay: typeof args.asOf === 'string' }, context)
  const page = await context.relations(entry.id, query)
  const countAll = async () =>
    (await context.relations(entry.id, { ...query, page: { first: 0 }, withTotal: true })).total ?? 0
  return { ...page, countAll, day: asOf ?? context.today, asOf }
}

function connection<Edge>(name: string, description: string, edge: Edge) {
  return builder.objectRef<RelationPageNode>(`${name}Connection`).implement({
    description,
    fields: (t) => ({
      edges: t.field({
        type: [edge] as never,
        description: 'The relations on this page.',
        resolve: ((page: RelationPageNode) =>
          page.edges.map((each) => ({ ...each, day: page.day, asOf: page.asOf }))) as never,
      }),
      pageInfo: t.field({
        type: PageInfo,
        nullable: false,
        description: 'Where the page stands in the list.',
        resolve: (page) => page,
      }),
      totalCount: t.int({
        description: 'How many there are in all. Counted only when asked for.',
        resolve: (page) => page.countAll(),
      }),
    }),
  })
}

type EdgeFields = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, EdgeNode>

const edgeFields = (t: EdgeFields) => ({
  cursor: t.string({
    nullable: false,
    description: 'Where this stands in the list.',
    resolve: ({ cursor }) => cursor,
  }),
  since: t.field({
    type: PartialDate,
    description: 'Since when it holds.',
    resolve: ({ relation }) => relation.since,
  }),
  until: t.field({
    type: PartialDate,
    description: 'Until when it held.',
    resolve: ({ relation }) => relation.until,
  }),
})

const RelationEdgeObject = builder.objectRef<EdgeNode>('EntryRelationEdge').implement({
  description: 'A relation of an entry, seen from that entry.',
  fields: (t) => ({
    ...edgeFields(t),
    node: t.field({
      type: Entry,
      description: 'The entry at the other end.',
      resolve: ({ other, asOf }) => onDay(other, asOf),
    }),
    relation: t.field({
      type: Relation,
      nullable: false,
      description: 'The relation itself.',
      resolve: ({ relation }) => relation,
    }),
    direction: t.field({
      type: DirectionName,
      nullable: false,
      description: 'From which end it is seen.',
      resolve: ({ direction }) => direction,
    }),
    reading: t.string({
      nullable: false,
      description:
        "How it reads from here, on the day of the page: 'is a member of', 'has member', 'has observer'.",
      resolve: ({ relation, direction, day }) => relationReading(relation, direction, day),
    }),
  }),
})

const EntryRelationConnection = connection(
  'EntryRelation',
  'A page of the relations of an entry.',
  RelationEdgeObject,
)

function queryOf(args: FieldArguments, more: Partial<RelationArguments>): RelationArguments {
  return {
    page: pageRequest(args),
    ...(args.asOf ? { asOf: args.asOf } : {}),
    ...(args.kinds ? { otherKinds: args.kinds } : {}),
    ...(args.orderBy ? { order: args.orderBy as 'name' | 'since' } : {}),
    ...more,
  }
}

/** The one kind that stands at the other end, or any entry if there are several. */
function otherType(type: RelationTypeDeclaration, direction: Direction) {
  const kinds = direction === 'forward' ? type.to : type.from
  return kinds.length === 1 ? (kindTypes.get(kinds[0] as string) ?? Entry) : Entry
}

function typedConnection(type: RelationTypeDeclaration, direction: Direction) {
  const field = type.fields[direction]
  const owner = typeName(type.name)
  const name = type.symmetric ? owner : `${owner}${direction === 'forward' ? '' : 'Inverse'}`
  const edge = builder.objectRef<EdgeNode>(`${name}Edge`).implement({
    description: `An entry reached by '${field}': it ${direction === 'forward' ? type.reading.backward : type.reading.forward} this one.`,
    fields: (t) =>
      ({
        ...edgeFields(t),
        node: t.field({
          type: otherType(type, direction) as never,
          description: 'The entry at the other end.',
          resolve: (({ other, asOf }: EdgeNode) => onDay(other, asOf)) as never,
        }),
        relation: t.field({
          type: relationTypeObjects.get(type.name) as never,
          description: 'The relation itself.',
          resolve: (({ relation }: EdgeNode) => relation) as never,
        }),
        ...propertyFields(t as never, owner, type.properties, ({ relation }: EdgeNode) => relation),
        ...(type.name === 'party-to'
          ? {
              treatyStatus: t.field({
                type: TreatyStatus,
                description: 'How it stands to the treaty on the day that was asked for, or today.',
                resolve: ({ relation, day }) => treatyStatus(relation, day),
              }),
            }
          : {}),
      }) as never,
  })
  return connection(name, `A page of '${field}'.`, edge)
}

function addTypedField(
  type: RelationTypeDeclaration,
  direction: Direction,
  page: ReturnType<typeof typedConnection>,
): void {
  const kinds = direction === 'forward' ? type.from : type.to
  const hasStatus = type.name === 'party-to'
  const edgeFilter = edgeInput(type)
  const asked = { types: [type.name], ...(type.symmetric ? {} : { direction }) }
  const reading: RelationReading = (args, { today }) => {
    const { status, filter, asOf, isOwnDay = true, ...rest } = args as TypedArguments
    const reader = new ConditionReader(today, asOf ?? undefined)
    const such = filter ? reader.ofEdge(filter) : undefined
    const day = asOf ?? today
    // Parties are those who hold on the day; all others are told by their dates, whether they hold or not.
    const hold = status ? status === 'party' : Boolean(asOf) && !namesItsDay(filter, isOwnDay)
    const where = [
      ...(such ? [such] : []),
      ...(status && status !== 'party' ? [statusCondition(status, day)] : []),
    ]
    return queryOf(rest, {
      ...asked,
      ...(hold ? { asOf: day } : {}),
      ...(where.length > 0 ? { where: where.length > 1 ? { all: where } : (where[0] as Condition) } : {}),
    })
  }
  for (const kind of kinds)
    builder.objectFields(kindTypes.get(kind) as NonNullable<ReturnType<typeof kindTypes.get>>, (t) => ({
      [type.fields[direction]]: t.field({
        type: page,
        description: `What it ${type.reading[direction]}. ${type.description}`,
        args: {
          ...pageArguments,
          asOf: t.arg({
            type: 'Day',
            description: `Only those that hold on this day; ${dayIfAbsent}.`,
          }),
          kinds: t.arg({ type: [KindName], description: 'Only those whose other end is of these kinds.' }),
          orderBy: t.arg({ type: RelationOrder, description: 'The order; by name if absent.' }),
          ...(edgeFilter
            ? {
                filter: t.arg({
                  type: edgeFilter,
                  description: 'Only relations that are such. The number of all is of these alone.',
                }),
              }
            : {}),
          ...(hasStatus
            ? {
                status: t.arg({
                  type: TreatyStatus,
                  description:
                    "Only those with this status, on the day 'asOf', that of the list around it, or today.",
                }),
              }
            : {}),
        },
        extensions: readAhead(reading),
        resolve: (entry, args, context) => readPage(entry, args, reading, context),
      }),
    }))
}

for (const type of ontology.relationTypes.values())
  for (const direction of type.symmetric ? (['forward'] as const) : (['forward', 'backward'] as const))
    addTypedField(type, direction, typedConnection(type, direction))

const RelationCount = builder
  .objectRef<{ type: string; direction: Direction; count: number }>('RelationCount')
  .implement({
    description: 'How many relations of a type an entry has, seen from it.',
    fields: (t) => ({
      type: t.field({
        type: RelationTypeName,
        nullable: false,
        description: 'The type.',
        resolve: ({ type }) => type,
      }),
      direction: t.field({
        type: DirectionName,
        nullable: false,
        description: 'From which end they are seen.',
        resolve: ({ direction }) => direction,
      }),
      reading: t.string({
        nullable: false,
        description: 'How they read from here.',
        resolve: ({ type, direction }) => ontology.relationTypes.get(type)?.reading[direction] ?? type,
      }),
      count: t.exposeInt('count', { nullable: false, description: 'How many there are.' }),
    }),
  })

const anyReading: RelationReading = (args) => {
  const { types, direction, ...rest } = args as FieldArguments & {
    readonly types?: readonly string[] | null
    readonly direction?: Direction | null
  }
  return queryOf(rest, { ...(types ? { types } : {}), ...(direction ? { direction } : {}) })
}

builder.interfaceFields(Entry, (t) => ({
  relationCounts: t.field({
    type: [RelationCount],
    description:
      'How many relations of each type it has, in the order of the model; types without any are left out.',
    args: {
      asOf: t.arg({ type: 'Day', description: `Only those that hold on this day; ${dayIfAbsent}.` }),
    },
    resolve: async (entry, { asOf }, context) => [
      ...(await context.relationCounts(entry.id, dayMeant(asOf, entry))),
    ],
  }),
  relations: t.field({
    type: EntryRelationConnection,
    description: 'Its relations, of any type.',
    args: {
      ...pageArguments,
      types: t.arg({ type: [RelationTypeName], description: 'Only these types.' }),
      direction: t.arg({
        type: DirectionName,
        description: 'Only those seen from this end; both if absent.',
      }),
      kinds: t.arg({ type: [KindName], description: 'Only those whose other end is of these kinds.' }),
      asOf: t.arg({
        type: 'Day',
        description: `Only those that hold on this day; ${dayIfAbsent}.`,
      }),
      orderBy: t.arg({ type: RelationOrder, description: 'The order; by name if absent.' }),
    },
    extensions: readAhead(anyReading),
    resolve: (entry, args, context) => readPage(entry, args, anyReading, context),
  }),
}))
