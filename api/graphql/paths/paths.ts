import { Failure } from '../../errors.ts'
import type { Relation as RelationValue } from '../../model/domain.ts'
import type { Paths as PathsValue, Path as PathValue } from '../../store/port.ts'
import { builder, enumOf } from '../builder.ts'
import { Entry, entryNode, KindName } from '../entries/entry.ts'
import { liveEntry } from '../entries/missing.ts'
import { Relation, RelationTypeName, sentenceOf } from '../relations/relation.ts'
import { asksFor } from '../selection.ts'

const bounds = { maxHops: 6, count: 100, length: 6, requirements: 3 }

/** At most so many entries are avoided. */
const mostAvoided = 100

const StopReason = enumOf('StopReason', 'Why a search for paths was ended early.', {
  work: { description: 'It would have had to look at too many relations.' },
  time: { description: 'Its time was up.' },
})

const PathStep = builder.objectRef<readonly RelationValue[]>('PathStep').implement({
  description: 'One hop of a path.',
  fields: (t) => ({
    relations: t.field({
      type: [Relation],
      nullable: false,
      description: 'The relations that make it, in either direction; at most five.',
      resolve: (relations) => [...relations],
    }),
    sentence: t.string({
      description: 'The first of them in words, with its dates.',
      resolve: ([relation], _, context) => (relation ? sentenceOf(relation, context, context.today) : null),
    }),
  }),
})

const Path = builder.objectRef<PathValue>('Path').implement({
  description: 'A way from one entry to another that meets no entry twice.',
  fields: (t) => ({
    length: t.int({
      nullable: false,
      description: 'How many hops it has.',
      resolve: ({ entries }) => entries.length - 1,
    }),
    entries: t.field({
      type: [Entry],
      nullable: { list: false, items: true },
      description: 'From one end to the other.',
      resolve: ({ entries }, _, context) => Promise.all(entries.map((id) => entryNode(context, id))),
    }),
    steps: t.field({
      type: [PathStep],
      nullable: false,
      description: 'One for each hop.',
      resolve: ({ steps = [] }) => [...steps],
    }),
    reason: t.string({
      nullable: false,
      description: 'Why it leads from one end to the other, in words: the first relation of each hop.',
      resolve: async ({ steps = [] }, _, context) => {
        const told = steps.flatMap(([relation]) =>
          relation ? [sentenceOf(relation, context, context.today)] : [],
        )
        return (await Promise.all(told)).join('; ')
      },
    }),
  }),
})

const StoppedAt = builder.objectRef<NonNullable<PathsValue['stoppedAt']>>('StoppedAt').implement({
  description: 'Where a search for paths was ended early. Longer paths were not looked for.',
  fields: (t) => ({
    hops: t.exposeInt('hops', { nullable: false, description: 'The number of hops at which it ended.' }),
    reason: t.field({
      type: StopReason,
      nullable: false,
      description: 'Why.',
      resolve: ({ reason }) => reason,
    }),
  }),
})

const Paths = builder.objectRef<PathsValue>('PathSearch').implement({
  description: 'What a search for paths found.',
  fields: (t) => ({
    paths: t.field({
      type: [Path],
      nullable: false,
      description: 'The shortest first; none if there is no way.',
      resolve: ({ paths }) => [...paths],
    }),
    more: t.boolean({
      description:
        'Whether there are more such paths than were asked for. Where the search was ended early, more than these may be there all the same.',
      resolve: ({ more }) => more,
    }),
    stoppedAt: t.field({
      type: StoppedAt,
      description: 'Present if the search was ended early.',
      resolve: ({ stoppedAt }) => stoppedAt,
    }),
  }),
})

function within(name: 'maxHops' | 'count' | 'length', value: number): number {
  if (value >= 1 && value <= bounds[name]) return value
  throw new Failure('BAD_INPUT', `'${name}' must be from 1 to ${bounds[name]}, not ${value}.`, {
    data: { argument: name, limit: bounds[name], value },
  })
}

builder.queryField('paths', (t) =>
  t.field({
    type: Paths,
    description: 'The shortest ways from one entry to another.',
    args: {
      from: t.arg.id({ required: true, description: 'Where they begin.' }),
      to: t.arg.id({ required: true, description: 'Where they end.' }),
      maxHops: t.arg.int({
        defaultValue: 6,
        description: `The longest way that counts, 1 to ${bounds.maxHops}.`,
      }),
      count: t.arg.int({ defaultValue: 5, description: `How many are wanted, 1 to ${bounds.count}.` }),
      types: t.arg({ type: [RelationTypeName], description: 'Only over these relation types.' }),
      length: t.arg.int({
        description: "Only ways of exactly so many hops, at most 'maxHops': all of them, up to 'count'.",
      }),
      through: t.arg.idList({
        description: `Entries that must stand in the middle; with the kinds at most ${bounds.requirements}.`,
      }),
      throughKinds: t.arg({
        type: [KindName],
        description: 'Kinds of which at least one entry must stand in the middle.',
      }),
      avoid: t.arg.idList({ description: 'Entries that may not stand in the middle, at most 100.' }),
      avoidKinds: t.arg({
        type: [KindName],
        description:
          'Kinds that may not stand in the middle. Without [STATE] nearly everything is two hops apart.',
      }),
      asOf: t.arg({
        type: 'Day',
        description: 'Only over relations that hold on this day; all that there ever were if absent.',
      }),
    },
    resolve: async (_, args, context, info) => {
      const { from, to, maxHops, count, length, types, through, throughKinds, avoid, avoidKinds, asOf } = args
      const [start, end, ...middle] = await Promise.all(
        [from, to, ...(through ?? [])].map((id) => liveEntry(id, context)),
      )
      if ((avoid?.length ?? 0) > mostAvoided)
        throw new Failure('BAD_INPUT', `At most ${mostAvoided} entries are avoided, not ${avoid?.length}.`, {
          data: { argument: 'avoid', limit: mostAvoided, value: avoid?.length },
        })
      const avoided = await Promise.all((avoid ?? []).map((id) => liveEntry(id, context)))
      return context.store.paths(
        {
          from: start?.id ?? from,
          to: end?.id ?? to,
          maxHops: within('maxHops', maxHops ?? bounds.maxHops),
          count: within('count', count ?? 5),
          withSteps: asksFor(info, ['paths', 'steps']) || asksFor(info, ['paths', 'reason']),
          withMore: asksFor(info, ['more']),
          ...(length ? { length: within('length', length) } : {}),
          ...(types ? { types } : {}),
          ...(middle.length > 0 ? { through: middle.map(({ id }) => id) } : {}),
          ...(throughKinds ? { throughKinds } : {}),
          ...(avoid ? { avoid: avoided.map(({ id }) => id) } : {}),
          ...(avoidKinds ? { avoidKinds } : {}),
          ...(asOf ? { asOf } : {}),
        },
        context.read(),
      )
    },
  }),
)
