import { Failure } from '../../errors.ts'
import type { Relation as RelationValue } from '../../model/domain.ts'
import type { Paths as PathsValue, Path as PathValue } from '../../store/port.ts'
import { builder, enumOf } from '../builder.ts'
import { Entry, entryNode, KindName } from '../entries/entry.ts'
import { Relation, RelationTypeName, sentenceOf } from '../relations/relation.ts'
import { asksFor } from '../selection.ts'

const bounds = { maxHops: 6, count: 20 }

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
    stoppedAt: t.field({
      type: StoppedAt,
      description: 'Present if the search was ended early.',
      resolve: ({ stoppedAt }) => stoppedAt,
    }),
  }),
})

function within(name: 'maxHops' | 'count', value: number): number {
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
    resolve: async (_, { from, to, maxHops, count, types, avoidKinds, asOf }, context, info) => {
      const between = (start: string, end: string) =>
        context.store.paths(
          {
            from: start,
            to: end,
            maxHops: within('maxHops', maxHops ?? bounds.maxHops),
            count: within('count', count ?? 5),
            withSteps: asksFor(info, ['paths', 'steps']),
            ...(types ? { types } : {}),
            ...(avoidKinds ? { avoidKinds } : {}),
            ...(asOf ? { asOf } : {}),
          },
          context.read(),
        )
      try {
        return await between(from, to)
      } catch (error) {
        if (!(error instanceof Failure && error.code === 'NOT_FOUND')) throw error
        // An end may have been merged into another entry.
        const [start = from, end = to] = await Promise.all(
          [from, to].map(async (id) => (await context.find(id)).entry?.id),
        )
        if (start === from && end === to) throw error
        return between(start, end)
      }
    },
  }),
)
