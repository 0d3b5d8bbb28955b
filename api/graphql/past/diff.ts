import { Failure } from '../../errors.ts'
import type { Day, PartialDate as PartialDateValue } from '../../model/domain.ts'
import { captionOf } from '../../model/names.ts'
import { ontology, propertyLabel } from '../../model/ontology.ts'
import type { Difference as DifferenceValue, DiffQuery, Page } from '../../store/port.ts'
import { builder, enumOf } from '../builder.ts'
import { Entry, KindName } from '../entries/entry.ts'
import { ConditionReader } from '../filters/conditionFrom.ts'
import { entryFilterInput } from '../filters/inputs.ts'
import { knownIds } from '../filters/knownIds.ts'
import { PageInfo, pageArguments, pageRequest } from '../pages.ts'
import { Relation, RelationTypeName, sentenceOf } from '../relations/relation.ts'
import { PartialDate } from '../values.ts'

type Node = DifferenceValue & { readonly to: Day }

const DifferenceKind = enumOf<DifferenceValue['change']>(
  'DifferenceKind',
  'What happened between two days.',
  {
    began: { description: 'It exists or holds on the second day, and not on the first.' },
    ended: { description: 'It existed or held on the first day, and does no more on the second.' },
    changed: {
      description:
        'A date of it lies between: a signature, an entry into force; or it began and ended in the meantime.',
    },
  },
)

const DifferenceSubject = enumOf('DifferenceSubject', 'What differences are about.', {
  entry: { description: 'Entries.' },
  relation: { description: 'Relations.' },
})

interface DateNode {
  readonly property: string
  readonly label: string
  readonly date: PartialDateValue
}

function datesOf(node: Node): DateNode[] {
  const holder = node.subject === 'entry' ? node.entry : node.relation
  const type = node.subject === 'relation' ? ontology.relationTypes.get(node.relation.type) : undefined
  const declared =
    type?.properties ?? ontology.kinds.get('kind' in holder ? holder.kind : '')?.properties ?? {}
  const values: Readonly<Record<string, unknown>> = { ...holder.properties, ...holder }
  return node.dates.map((property) => {
    const own = declared[property]
    const label = own ? propertyLabel(property, own) : type?.dates?.[property as 'since' | 'until']
    return { property, label: label ?? property, date: values[property] as DateNode['date'] }
  })
}

const DifferenceDate = builder.objectRef<DateNode>('DifferenceDate').implement({
  description: 'A date that lies between the two days.',
  fields: (t) => ({
    property: t.exposeString('property', {
      nullable: false,
      description: 'Which date: its name in the model.',
    }),
    label: t.exposeString('label', { nullable: false, description: 'How people read that name.' }),
    date: t.field({ type: PartialDate, nullable: false, description: 'When.', resolve: ({ date }) => date }),
  }),
})

const Difference = builder.objectRef<Node>('Difference').implement({
  description: 'What happened to an entry or relation after one day and up to another.',
  fields: (t) => ({
    change: t.field({
      type: DifferenceKind,
      nullable: false,
      description: 'What happened.',
      resolve: ({ change }) => change,
    }),
    day: t.field({
      type: 'Day',
      nullable: false,
      description:
        'The day on which it first began or ended after the first day; else that of the first of its other dates.',
      resolve: ({ day }) => day,
    }),
    entry: t.field({
      type: Entry,
      description: 'The entry; null if it happened to a relation.',
      resolve: (node) => (node.subject === 'entry' ? node.entry : null),
    }),
    relation: t.field({
      type: Relation,
      description: 'The relation; null if it happened to an entry.',
      resolve: (node) => (node.subject === 'relation' ? node.relation : null),
    }),
    dates: t.field({
      type: [DifferenceDate],
      nullable: false,
      description: 'The dates that lie between the two days.',
      resolve: datesOf,
    }),
    sentence: t.string({
      nullable: false,
      description: 'What it is about in words, as it stands on the second day.',
      resolve: (node, _, context) =>
        node.subject === 'entry' ? captionOf(node.entry) : sentenceOf(node.relation, context, node.to),
    }),
  }),
})

type DiffPage = Page<Node>

const DifferenceEdge = builder.objectRef<DiffPage['edges'][number]>('DifferenceEdge').implement({
  description: 'One difference on a page.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { nullable: false, description: 'Where this stands in the list.' }),
    node: t.field({ type: Difference, description: 'The difference.', resolve: ({ node }) => node }),
  }),
})

const DifferenceConnection = builder.objectRef<DiffPage>('DifferenceConnection').implement({
  description: 'A page of differences, by day.',
  fields: (t) => ({
    edges: t.field({
      type: [DifferenceEdge],
      description: 'The differences on this page.',
      resolve: ({ edges }) => [...edges],
    }),
    pageInfo: t.field({
      type: PageInfo,
      nullable: false,
      description: 'Where the page stands in the list.',
      resolve: (page) => page,
    }),
  }),
})

builder.queryField('diff', (t) =>
  t.field({
    type: DifferenceConnection,
    description:
      'What is different on two days: which entries and relations began, ended or changed after the first and up to the second, by dates of their own: relations without dates begin and end with their ends, which are told.',
    args: {
      ...pageArguments,
      from: t.arg({ type: 'Day', required: true, description: 'The first day.' }),
      to: t.arg({ type: 'Day', required: true, description: 'The second day.' }),
      filter: t.arg({
        type: entryFilterInput,
        description: 'Only these entries, and relations that one of them has.',
      }),
      kinds: t.arg({
        type: [KindName],
        description: 'Only entries of these kinds, and relations that one of them has.',
      }),
      types: t.arg({
        type: [RelationTypeName],
        description: "Only relations of these types; entries too only if 'subject' says so.",
      }),
      subject: t.arg({ type: DifferenceSubject, description: 'Only entries, or only relations.' }),
    },
    resolve: async (_, { from, to, filter, kinds, types, subject, ...args }, context) => {
      if (from >= to)
        throw new Failure('BAD_INPUT', `'from' must be before 'to': ${from} is not before ${to}.`)
      const where = await knownIds(
        filter ? new ConditionReader(context.today).ofAny(filter) : undefined,
        context,
      )
      const entries = { ...(kinds ? { kinds } : {}), ...(where ? { where } : {}) }
      const query: DiffQuery = {
        from,
        to,
        page: pageRequest(args),
        ...(kinds || where ? { entries } : {}),
        ...(types ? { types } : {}),
        ...(subject ? { subject: subject as 'entry' | 'relation' } : {}),
      }
      const page = await context.store.diff(query, context.read())
      return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: { ...node, to } })) }
    },
  }),
)
