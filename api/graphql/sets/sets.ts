import { Failure } from '../../errors.ts'
import type { Direction } from '../../model/ontology.ts'
import type { SharedSet } from '../../store/port.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { Entry, type EntryNode, KindName } from '../entries/entry.ts'
import { liveEntry } from '../entries/missing.ts'
import { DirectionName, RelationTypeName } from '../relations/relation.ts'

/** How many entries are compared at a time, and how many neighbours of a set are given. */
const most = { shared: 5, overlap: 50, first: 100 }

async function compared(ids: readonly string[], limit: number, context: Context): Promise<EntryNode[]> {
  if (ids.length < 2 || ids.length > limit)
    throw new Failure('BAD_INPUT', `From 2 to ${limit} entries are compared, not ${ids.length}.`, {
      data: { argument: 'of', limit, value: ids.length },
    })
  const entries = await Promise.all(ids.map((id) => liveEntry(id, context)))
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()]
}

interface NamedSet extends Omit<SharedSet, 'of'> {
  readonly of: readonly EntryNode[]
}

const NeighborSet = builder.objectRef<NamedSet>('NeighborSet').implement({
  description: 'The neighbours of exactly these entries, and of no other one that was asked about.',
  fields: (t) => ({
    of: t.field({
      type: [Entry],
      nullable: false,
      description: 'Whose neighbours they are: of one entry, what it alone has; of all, what they share.',
      resolve: ({ of }) => [...of],
    }),
    count: t.exposeInt('count', { nullable: false, description: 'How many there are.' }),
    entries: t.field({
      type: [Entry],
      nullable: false,
      description: 'The first of them, by name.',
      resolve: ({ entries }) => [...entries],
    }),
  }),
})

interface OverlapNode {
  readonly entries: readonly EntryNode[]
  /** How many neighbours each shares with each; with itself, how many it has. */
  readonly shared: readonly (readonly number[])[]
}

interface Pair {
  readonly left: EntryNode
  readonly right: EntryNode
  readonly shared: number
  readonly union: number
}

const jaccard = ({ shared, union }: Omit<Pair, 'left' | 'right'>) => (union === 0 ? 0 : shared / union)

function overlapOf(entries: readonly EntryNode[], sets: readonly SharedSet[]): OverlapNode {
  const place = new Map(entries.map(({ id }, index) => [id, index]))
  const shared = entries.map(() => new Array<number>(entries.length).fill(0))
  for (const { of, count } of sets) {
    const places = of.map((id) => place.get(id) as number)
    for (const row of places)
      for (const column of places) (shared[row] as number[])[column] = (shared[row]?.[column] ?? 0) + count
  }
  return { entries, shared }
}

function numbersOf({ shared }: OverlapNode, left: number, right: number) {
  const both = shared[left]?.[right] ?? 0
  return { shared: both, union: (shared[left]?.[left] ?? 0) + (shared[right]?.[right] ?? 0) - both }
}

const OverlapPair = builder.objectRef<Pair>('OverlapPair').implement({
  description: 'How far the neighbours of two entries are the same.',
  fields: (t) => ({
    left: t.field({ type: Entry, nullable: false, description: 'One of them.', resolve: ({ left }) => left }),
    right: t.field({
      type: Entry,
      nullable: false,
      description: 'The other.',
      resolve: ({ right }) => right,
    }),
    shared: t.exposeInt('shared', { nullable: false, description: 'How many neighbours both have.' }),
    union: t.exposeInt('union', { nullable: false, description: 'How many at least one of them has.' }),
    jaccard: t.float({
      nullable: false,
      description: 'The shared ones as a part of all, from 0 to 1 (Jaccard index); 0 if neither has any.',
      resolve: jaccard,
    }),
  }),
})

const Overlap = builder.objectRef<OverlapNode>('Overlap').implement({
  description: 'How far the neighbours of several entries are the same, each compared with each.',
  fields: (t) => ({
    entries: t.field({
      type: [Entry],
      nullable: false,
      description: 'What is compared: the rows and columns of the matrix.',
      resolve: ({ entries }) => [...entries],
    }),
    sizes: t.intList({
      nullable: false,
      description: 'How many neighbours each has, in the order of the entries.',
      resolve: ({ shared }) => shared.map((row, index) => row[index] ?? 0),
    }),
    matrix: t.field({
      type: t.listRef(t.listRef('Float', { nullable: false }), { nullable: false }),
      nullable: false,
      description: 'The Jaccard index of each with each, row by row in the order of the entries.',
      resolve: (overlap) =>
        overlap.entries.map((_, row) =>
          overlap.entries.map((__, column) => jaccard(numbersOf(overlap, row, column))),
        ),
    }),
    pairs: t.field({
      type: [OverlapPair],
      nullable: false,
      description: 'Every two of them once, the most alike first.',
      args: { first: t.arg.int({ defaultValue: 100, description: 'How many, at most 1225.' }) },
      resolve: (overlap, { first }) => {
        const pairs = overlap.entries.flatMap((left, index) =>
          overlap.entries
            .slice(index + 1)
            .map((right, more) => ({ left, right, ...numbersOf(overlap, index, index + 1 + more) })),
        )
        pairs.sort((left, right) => jaccard(right) - jaccard(left) || right.shared - left.shared)
        return pairs.slice(0, Math.max(0, first ?? 100))
      },
    }),
  }),
})

builder.queryFields((t) => ({
  sharedNeighbors: t.field({
    type: [NeighborSet],
    description:
      'What entries have in common and what each has for itself: the neighbours of every combination of them that has any, those of the most entries first.',
    args: {
      of: t.arg.idList({ required: true, description: `The ids of 2 to ${most.shared} entries.` }),
      types: t.arg({ type: [RelationTypeName], description: 'Only over these relation types.' }),
      direction: t.arg({
        type: DirectionName,
        description: 'Only relations seen from this end; both if absent.',
      }),
      kinds: t.arg({ type: [KindName], description: 'Only neighbours of these kinds.' }),
      asOf: t.arg({
        type: 'Day',
        description: 'Only relations that hold on this day; all that there ever were if absent.',
      }),
      first: t.arg.int({
        defaultValue: 20,
        description: `How many neighbours of each set are given, by name; at most ${most.first}.`,
      }),
    },
    resolve: async (_, { of, types, direction, kinds, asOf, first }, context) => {
      const entries = await compared(of, most.shared, context)
      if ((first ?? 0) > most.first)
        throw new Failure(
          'BAD_INPUT',
          `At most ${most.first} neighbours of each set are given, not ${first}.`,
          {
            data: { argument: 'first', limit: most.first, value: first },
          },
        )
      const sets = await context.store.shared(
        {
          of: entries.map(({ id }) => id),
          first: first ?? 20,
          ...(types ? { types } : {}),
          ...(direction ? { direction: direction as Direction } : {}),
          ...(kinds ? { otherKinds: kinds } : {}),
          ...(asOf ? { asOf } : {}),
        },
        context.read(),
      )
      return sets.map((set) => ({ ...set, of: entries.filter(({ id }) => set.of.includes(id)) }))
    },
  }),
  overlap: t.field({
    type: Overlap,
    description:
      'How far entries have the same neighbours over one relation type: organizations by their members, states by their treaties.',
    args: {
      of: t.arg.idList({ required: true, description: `The ids of 2 to ${most.overlap} entries.` }),
      type: t.arg({ type: RelationTypeName, required: true, description: 'Over this relation type.' }),
      direction: t.arg({
        type: DirectionName,
        required: true,
        description: 'Seen from this end: BACKWARD for organizations by their members.',
      }),
      kinds: t.arg({ type: [KindName], description: 'Only neighbours of these kinds.' }),
      asOf: t.arg({
        type: 'Day',
        description: 'Only relations that hold on this day; all that there ever were if absent.',
      }),
    },
    resolve: async (_, { of, type, direction, kinds, asOf }, context) => {
      const entries = await compared(of, most.overlap, context)
      const sets = await context.store.shared(
        {
          of: entries.map(({ id }) => id),
          first: 0,
          types: [type],
          direction: direction as Direction,
          ...(kinds ? { otherKinds: kinds } : {}),
          ...(asOf ? { asOf } : {}),
        },
        context.read(),
      )
      return overlapOf(entries, sets)
    },
  }),
}))
