import { isCounted } from '../../model/counted.ts'
import type { RelationTypeDeclaration } from '../../model/declarations.ts'
import type { Relation as RelationValue } from '../../model/domain.ts'
import { captionOf } from '../../model/names.ts'
import { ontology } from '../../model/ontology.ts'
import { relationReading, relationSentence } from '../../model/sentence.ts'
import { holdsOn, relationStretch } from '../../model/time.ts'
import { type TreatyStatus as Status, treatyStatus, treatyStatuses } from '../../model/treatyStatus.ts'
import { builder, enumOf, typeName } from '../builder.ts'
import type { Context } from '../context.ts'
import { Citation, Entry, entryNode, Fact, factsOf, Node } from '../entries/entry.ts'
import { propertyFields } from '../entries/kinds.ts'
import { PartialDate } from '../values.ts'

/** The types of relations. */
export const RelationTypeName = enumOf(
  'RelationTypeName',
  'A type of relations.',
  Object.fromEntries(
    [...ontology.relationTypes.values()].map(({ name, description, reading }) => [
      name,
      { description: `${description} Reads: ${reading.forward}; ${reading.backward}.` },
    ]),
  ),
)

/** From which end a relation is looked at. */
export const DirectionName = enumOf('Direction', 'From which end a relation is looked at.', {
  forward: { description: 'From its beginning: a member looks at its organization.' },
  backward: { description: 'From its end: an organization looks at its members.' },
})

/** How a state or organization stands to a treaty. */
export const TreatyStatus = enumOf<Status>(
  'TreatyStatus',
  'How a state or organization stands to a treaty on a day.',
  treatyStatuses,
)

/** A relation in words. */
export async function sentenceOf(relation: RelationValue, context: Context, day: string): Promise<string> {
  const [from, to] = await Promise.all([relation.from, relation.to].map((id) => context.find(id)))
  const name = (found: typeof from, id: string) => (found?.entry ? captionOf(found.entry) : id)
  return relationSentence(relation, { from: name(from, relation.from), to: name(to, relation.to) }, day)
}

/** A typed, directed edge between two entries. */
export const Relation = builder.interfaceRef<RelationValue>('Relation').implement({
  description: 'A typed, directed relation between two entries, with its dates and sources.',
  interfaces: [Node],
  resolveType: ({ type }) => typeName(type),
  fields: (t) => ({
    type: t.field({
      type: RelationTypeName,
      nullable: false,
      description: 'What sort of relation it is.',
      resolve: ({ type }) => type,
    }),
    from: t.field({
      type: Entry,
      description: 'Where it begins.',
      resolve: ({ from }, _, context) => entryNode(context, from),
    }),
    to: t.field({
      type: Entry,
      description: 'Where it ends.',
      resolve: ({ to }, _, context) => entryNode(context, to),
    }),
    spell: t.exposeInt('spell', {
      nullable: false,
      description: 'Which stretch of it this is, counted from 1: who left and came back has two.',
    }),
    since: t.field({ type: PartialDate, description: 'Since when it holds.', resolve: ({ since }) => since }),
    until: t.field({
      type: PartialDate,
      description: 'Until when it held: on that day it holds no more.',
      resolve: ({ until }) => until,
    }),
    facts: t.field({
      type: [Fact],
      nullable: false,
      description: 'Its properties in words.',
      resolve: (relation) => factsOf(ontology.relationTypes.get(relation.type)?.properties ?? {}, relation),
    }),
    citations: t.field({
      type: [Citation],
      nullable: false,
      description: 'What it rests on.',
      resolve: ({ citations }) => [...citations],
    }),
    revision: t.exposeInt('revision', {
      nullable: false,
      description: 'How often it was changed, counting its creation.',
    }),
    changedIn: t.exposeInt('changedIn', {
      nullable: false,
      description: 'The dataset version that last changed it.',
    }),
    counted: t.boolean({
      nullable: false,
      description: 'Whether who takes part is counted: observers and associates are not among the members.',
      resolve: (relation) => isCounted(relation),
    }),
    holdsOn: t.boolean({
      nullable: false,
      description: 'Whether it holds on a day.',
      args: { day: t.arg({ type: 'Day', required: true, description: 'The day.' }) },
      resolve: (relation, { day }) => holdsOn(relationStretch(relation), day),
    }),
    sourcesDiffer: t.boolean({
      nullable: false,
      description: 'Whether a source says otherwise on it, in a date or in another property.',
      resolve: ({ citations }) => citations.some(({ as }) => as !== undefined),
    }),
    reading: t.string({
      nullable: false,
      description:
        "How it reads on a day, between the names of its ends: 'is a member of', 'is an observer of', 'has signed'; of what had ended 'was a member of'.",
      args: {
        direction: t.arg({
          type: DirectionName,
          required: true,
          defaultValue: 'forward',
          description: 'From which end.',
        }),
        asOf: t.arg({ type: 'Day', description: 'The day; today if absent.' }),
      },
      resolve: (relation, { direction, asOf }, { today }) =>
        relationReading(relation, direction, asOf ?? today),
    }),
    sentence: t.string({
      nullable: false,
      description: 'The relation in words, with its dates.',
      resolve: (relation, _, context) => sentenceOf(relation, context, context.today),
    }),
  }),
})

function defineRelationType(type: RelationTypeDeclaration) {
  const name = typeName(type.name)
  return builder.objectRef<RelationValue>(name).implement({
    description: type.description,
    interfaces: [Relation, Node],
    fields: (t) =>
      propertyFields(t as never, name, type.properties, (relation: RelationValue) => relation) as never,
  })
}

/** The object type of each relation type, by its name. */
export const relationTypeObjects = new Map(
  [...ontology.relationTypes.values()].map((type) => [type.name, defineRelationType(type)]),
)

builder.objectFields(
  relationTypeObjects.get('party-to') as NonNullable<ReturnType<typeof relationTypeObjects.get>>,
  (t) => ({
    status: t.field({
      type: TreatyStatus,
      description: 'How it stands to the treaty on a day; null if it had done nothing by then.',
      args: { asOf: t.arg({ type: 'Day', description: 'The day; today if absent.' }) },
      resolve: (relation, { asOf }, { today }) => treatyStatus(relation, asOf ?? today),
    }),
  }),
)
