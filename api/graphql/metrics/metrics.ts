import { type MeasureName, measures } from '../../analysis/measures/index.ts'
import type { Answer, Community as CommunityValue, GraphPart, Question } from '../../analysis/question.ts'
import { Failure } from '../../errors.ts'
import { builder, enumOf } from '../builder.ts'
import type { Context } from '../context.ts'
import { Entry, entryNode, KindName } from '../entries/entry.ts'
import { ConditionReader } from '../filters/conditionFrom.ts'
import type { FilterInput } from '../filters/filterInput.ts'
import { entryFilterInput } from '../filters/inputs.ts'
import { knownIds } from '../filters/knownIds.ts'
import { largestClientPage } from '../pages.ts'
import { RelationTypeName } from '../relations/relation.ts'

/** What can be measured. */
export const Measure = enumOf<MeasureName>('Measure', 'What is measured of each entry.', measures)

const EntryMetric = builder.objectRef<{ id: string; value: number | null }>('EntryMetric').implement({
  description: 'An entry and what was measured of it.',
  fields: (t) => ({
    entry: t.field({
      type: Entry,
      description: 'The entry.',
      resolve: ({ id }, _, context) => entryNode(context, id),
    }),
    value: t.float({
      description: 'What was measured; null if the entry is not in the part that was asked for.',
      resolve: ({ value }) => value,
    }),
  }),
})

const Community = builder.objectRef<CommunityValue>('Community').implement({
  description: 'Entries that are joined more among themselves than with others.',
  fields: (t) => ({
    number: t.exposeInt('number', { nullable: false, description: 'Counted from 1, the largest first.' }),
    size: t.exposeInt('size', { nullable: false, description: 'How many entries belong to it.' }),
    central: t.field({
      type: [Entry],
      nullable: { list: false, items: true },
      description: 'Those with the most neighbours, at most 10.',
      resolve: ({ central }, _, context) => Promise.all(central.map((id) => entryNode(context, id))),
    }),
  }),
})

/** The answer to a question, with the question. */
export type MetricsValue = Answer & { readonly question: Question }

/** What was measured of a graph. */
export const Metrics = builder.objectRef<MetricsValue>('Metrics').implement({
  description: 'What was measured of the whole graph or of a part of it, at one dataset version.',
  fields: (t) => ({
    measure: t.field({
      type: Measure,
      nullable: false,
      description: 'What was measured.',
      resolve: ({ question }) => question.measure,
    }),
    datasetVersion: t.int({
      nullable: false,
      description: 'The dataset version of which it is true.',
      resolve: ({ version }) => version,
    }),
    entryCount: t.exposeInt('entryCount', { nullable: false, description: 'How many entries the part has.' }),
    relationCount: t.exposeInt('relationCount', {
      nullable: false,
      description: 'How many relations there are between them.',
    }),
    sample: t.int({
      description:
        'From how many entries it was looked out, drawn at random, where all would take too long; null if it is exact.',
      resolve: ({ sample }) => sample,
    }),
    modularity: t.float({
      description:
        'How much denser communities are within than by chance, -0.5 to 1; null for other measures.',
      resolve: ({ modularity }) => modularity,
    }),
    top: t.field({
      type: [EntryMetric],
      nullable: false,
      description: 'The entries with the largest values; empty for communities.',
      resolve: ({ top }) => [...top],
    }),
    values: t.field({
      type: [EntryMetric],
      nullable: false,
      description: "The values of the entries that were asked for by 'ids', in their order.",
      resolve: ({ values, question }) =>
        question.ids.map((id, index) => ({ id, value: values[index] ?? null })),
    }),
    communities: t.field({
      type: [Community],
      nullable: false,
      description: 'The largest communities; empty for other measures.',
      resolve: ({ communities }) => [...communities],
    }),
    communityCount: t.int({
      description: 'How many communities there are; null for other measures.',
      resolve: ({ communityCount }) => communityCount,
    }),
  }),
})

/** The arguments of a question. */
export const metricsArguments = builder.args((t) => ({
  measure: t.field({ type: Measure, required: true, description: 'What is measured.' }),
  kinds: t.field({ type: [KindName], description: 'Only entries of these kinds; all if absent.' }),
  filter: t.field({ type: entryFilterInput, description: 'Which entries are meant.' }),
  types: t.field({ type: [RelationTypeName], description: 'Only relations of these types; all if absent.' }),
  asOf: t.field({
    type: 'Day',
    description: 'Only what existed and held on this day; all that there ever was if absent.',
  }),
  first: t.int({
    description:
      'How many entries with the largest values, or how many communities; at most 100, 20 if nothing is said.',
  }),
  ids: t.idList({ description: 'Entries whose values are wanted whatever they are; at most 100.' }),
}))

/** The arguments as they come in. */
export interface MetricsArguments {
  readonly measure: MeasureName
  readonly kinds?: readonly string[] | null
  readonly filter?: FilterInput | null
  readonly types?: readonly string[] | null
  readonly asOf?: string | null
  readonly first?: number | null
  readonly ids?: readonly string[] | null
}

function checkSize(argument: 'first' | 'ids', value: number): void {
  if (value >= 0 && value <= largestClientPage) return
  throw new Failure('BAD_INPUT', `'${argument}' must be from 0 to ${largestClientPage}, not ${value}.`, {
    data: { argument, limit: largestClientPage, value },
  })
}

/**
 * The question that arguments stand for.
 * @throws {Failure} BAD_INPUT; NOT_FOUND if the filter names what is not there
 */
export async function questionFrom(
  { measure, kinds, filter, types, asOf, first, ids }: MetricsArguments,
  context: Context,
): Promise<Question> {
  checkSize('first', first ?? 0)
  checkSize('ids', ids?.length ?? 0)
  if (kinds?.length === 0)
    throw new Failure('BAD_INPUT', "'kinds' names no kind.", { hint: 'Leave it out to mean all.' })
  const read = filter ? new ConditionReader(context.today, asOf ?? undefined).ofAny(filter) : undefined
  const where = await knownIds(read, context)
  const part: GraphPart = {
    entries: { ...(kinds ? { kinds } : {}), ...(where ? { where } : {}) },
    ...(types ? { types } : {}),
    ...(asOf ? { asOf } : {}),
  }
  return { part, measure, first: first ?? 20, ids: ids ?? [] }
}

builder.queryField('metrics', (t) =>
  t.field({
    type: Metrics,
    description:
      'Measures every entry of the whole graph, or of a part, and gives the largest values. What was measured is kept until the graph changes. To see how far it is, subscribe to it instead.',
    args: metricsArguments,
    resolve: async (_, args, context) => {
      const { analyst, store, read, untimed } = context
      const question = await questionFrom(args as MetricsArguments, context)
      const options = read()
      const version = await store.datasetVersion(options)
      const { signal } = options
      const answer = await untimed(() => analyst.ask(question, { version, ...(signal ? { signal } : {}) }))
      return { ...answer, question }
    },
  }),
)
