import { Failure } from '../../errors.ts'
import type { Day, EntryId, Relation as RelationValue } from '../../model/domain.ts'
import { type Direction, ontology } from '../../model/ontology.ts'
import type { Neighborhood as Found, NeighborhoodQuery, RelationLimit } from '../../store/port.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { Entry, KindName } from '../entries/entry.ts'
import { liveEntry } from '../entries/missing.ts'
import { DirectionName, Relation, RelationTypeName } from '../relations/relation.ts'

/** The bounds of a neighbourhood: beyond them a picture is of no use to anybody. */
const bounds = { start: 20, depth: 3, perType: 100, limit: 1000, among: 1000, relations: 5000 }

function within(name: string, value: number, most: number, least = 1): number {
  if (value >= least && value <= most) return value
  throw new Failure('BAD_INPUT', `'${name}' must be from ${least} to ${most}, not ${value}.`, {
    data: { argument: name, limit: most, value },
  })
}

async function liveIds(ids: readonly string[], context: Context): Promise<string[]> {
  const found = await Promise.all(ids.map((id) => context.find(id)))
  return [...new Set(found.flatMap(({ entry }) => (entry ? [entry.id] : [])))]
}

const RelationGroup = builder.objectRef<Found['groups'][number]>('RelationGroup').implement({
  description:
    'The relations of one type that an entry has in one direction: how many are in the answer, and how many there are.',
  fields: (t) => ({
    entryId: t.id({ nullable: false, description: 'The entry.', resolve: ({ entry }) => entry }),
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
      description: 'How they read from the entry.',
      resolve: ({ type, direction }: { type: string; direction: Direction }) =>
        ontology.relationTypes.get(type)?.reading[direction] ?? type,
    }),
    shown: t.exposeInt('shown', { nullable: false, description: 'How many are in the answer.' }),
    total: t.exposeInt('total', { nullable: false, description: 'How many there are.' }),
  }),
})

/** All relations among some entries, of the types and on the day that are asked for. */
async function relationsAmong(
  entries: readonly EntryId[],
  { types, asOf }: { types?: readonly string[] | null | undefined; asOf?: Day | null | undefined },
  { store, read }: Context,
): Promise<RelationValue[]> {
  const asked = { ...(types ? { types } : {}), ...(asOf ? { asOf } : {}) }
  return [...(await store.relationsAmong({ entries, limit: bounds.relations, ...asked }, read()))]
}

/** What was found, with what was asked. */
type FoundNode = Found & { readonly query: NeighborhoodQuery }

const Neighborhood = builder.objectRef<FoundNode>('Neighborhood').implement({
  description: 'The surroundings of some entries.',
  fields: (t) => ({
    entries: t.field({
      type: [Entry],
      nullable: false,
      description: 'The start first, then by distance.',
      resolve: ({ entries }) => [...entries],
    }),
    relations: t.field({
      type: [Relation],
      nullable: false,
      description: 'The relations that were followed, each once.',
      resolve: ({ relations }) => [...relations],
    }),
    groups: t.field({
      type: [RelationGroup],
      nullable: false,
      description:
        'What was followed from each entry, and how much more there is. Entries at the last step are not followed.',
      resolve: ({ groups }) => [...groups],
    }),
    cut: t.field({
      type: [RelationGroup],
      nullable: false,
      description: 'What was cut: those groups of which not all relations are in the answer.',
      resolve: ({ groups }) => groups.filter(({ shown, total }) => shown < total),
    }),
    relationsAmong: t.field({
      type: [Relation],
      nullable: false,
      description: `All relations of the asked types and day among the entries, followed or not, by id; at most ${bounds.relations}.`,
      resolve: ({ entries, query }, _, context) =>
        relationsAmong(
          entries.map(({ id }) => id),
          query,
          context,
        ),
    }),
    limited: t.exposeBoolean('limited', {
      nullable: false,
      description: "Whether entries were left out because of 'limit'.",
    }),
  }),
})

const Subgraph = builder.objectRef<Pick<Found, 'entries' | 'relations'>>('Subgraph').implement({
  description: 'Some entries and the relations among them.',
  fields: (t) => ({
    entries: t.field({
      type: [Entry],
      nullable: false,
      description: 'The entries that were asked for, in their order; what is not there is left out.',
      resolve: ({ entries }) => [...entries],
    }),
    relations: t.field({
      type: [Relation],
      nullable: false,
      description: 'The relations whose both ends are among them, by id.',
      resolve: ({ relations }) => [...relations],
    }),
  }),
})

const LimitInput = builder.inputType('RelationLimit', {
  description: 'How many relations of a type are followed from each entry.',
  fields: (t) => ({
    type: t.field({ type: RelationTypeName, required: true, description: 'The type.' }),
    direction: t.field({
      type: DirectionName,
      description: 'Seen from this end; if absent, so many in each direction.',
    }),
    first: t.int({
      required: true,
      description: `How many, by the name of the other end: 0 to ${bounds.perType}. With 0 it is only said how many there are.`,
    }),
  }),
})

/** The numbers for single types that are asked for. */
function limitsAsked(
  limits: readonly { type: string; direction?: string | null; first: number }[],
): RelationLimit[] {
  return limits.map(({ type, direction, first }) => ({
    type,
    first,
    ...(direction ? { direction: direction as Direction } : {}),
  }))
}

builder.queryFields((t) => ({
  neighborhood: t.field({
    type: Neighborhood,
    description:
      'The part of the graph around some entries: so many relations of each type are followed from each, and it is said what was cut.',
    args: {
      start: t.arg.idList({
        required: true,
        description: `The ids to start from, at most ${bounds.start}. What they lead to together is the answer.`,
      }),
      depth: t.arg.int({ defaultValue: 1, description: `How many steps away, 1 to ${bounds.depth}.` }),
      perType: t.arg.int({
        defaultValue: 20,
        description: `How many relations of each type and direction are followed from each entry, by name; 0 to ${bounds.perType}.`,
      }),
      limits: t.arg({
        type: [LimitInput],
        description:
          "How many of single types instead of 'perType', such as [{ type: PARTY_TO, direction: BACKWARD, first: 5 }].",
      }),
      limit: t.arg.int({
        defaultValue: 300,
        description: `The largest number of entries, at most ${bounds.limit}.`,
      }),
      types: t.arg({ type: [RelationTypeName], description: 'Only these relation types.' }),
      kinds: t.arg({ type: [KindName], description: 'Only entries of these kinds, beside the start.' }),
      asOf: t.arg({
        type: 'Day',
        description: 'Only relations that hold on this day; all that there ever were if absent.',
      }),
    },
    resolve: async (_, { start, depth, perType, limits, limit, types, kinds, asOf }, context) => {
      within('start', start.length, bounds.start)
      const entries = await Promise.all(start.map((id) => liveEntry(id, context)))
      const query: NeighborhoodQuery = {
        start: [...new Set(entries.map(({ id }) => id))],
        depth: within('depth', depth ?? 1, bounds.depth),
        perType: within('perType', perType ?? 20, bounds.perType, 0),
        limit: within('limit', limit ?? 300, bounds.limit),
        ...(limits ? { limits: limitsAsked(limits) } : {}),
        ...(types ? { types } : {}),
        ...(kinds ? { otherKinds: kinds } : {}),
        ...(asOf ? { asOf } : {}),
      }
      return { ...(await context.store.neighborhood(query, context.read())), query }
    },
  }),
  subgraph: t.field({
    type: Subgraph,
    description: 'Some entries and the relations among them: what a picture of exactly these entries needs.',
    args: {
      ids: t.arg.idList({ required: true, description: `At most ${bounds.among} ids.` }),
      types: t.arg({ type: [RelationTypeName], description: 'Only these relation types.' }),
      asOf: t.arg({
        type: 'Day',
        description: 'Only relations that hold on this day; all that there ever were if absent.',
      }),
    },
    resolve: async (_, { ids, types, asOf }, context) => {
      within('ids', ids.length, bounds.among)
      const live = await liveIds(ids, context)
      const entries = (await Promise.all(live.map((id) => context.find(id)))).flatMap(({ entry }) =>
        entry ? [entry] : [],
      )
      return { entries, relations: await relationsAmong(live, { types, asOf }, context) }
    },
  }),
}))
