import type { PropertyDeclarations } from '../../model/declarations.ts'
import type {
  Citation as CitationValue,
  Day,
  Entry as EntryValue,
  PropertyValue,
  Relation as RelationValue,
} from '../../model/domain.ts'
import { captionOf, shortCaptionOf } from '../../model/names.ts'
import { ontology, propertyLabel } from '../../model/ontology.ts'
import { entryStretch, holdsOn, lifespanOf } from '../../model/time.ts'
import { valueTypes } from '../../model/values/index.ts'
import type { Step as StepValue } from '../../model/values/step.ts'
import { builder, enumOf, typeName } from '../builder.ts'
import type { Context, FoundEntry } from '../context.ts'
import { PartialDate } from '../values.ts'

/** An entry as resolvers see it. */
export type EntryNode = EntryValue & {
  /** The id that was asked for, if it leads here from another one. */
  readonly redirectedFrom?: string
  /** The day for which the list was asked that it stands in: what is asked of it without a day is asked for this one. */
  readonly asOf?: Day
}

/** An entry that stands in what was asked for a day, if for any. */
export function onDay<Node extends EntryNode>(entry: Node, asOf: Day | undefined): Node {
  return asOf === undefined ? entry : { ...entry, asOf }
}

/**
 * The day that a field means: the one that is said; where nothing is, that of what it stands in.
 * @param said null to mean no day at all: all that there ever was
 */
export function dayMeant(said: Day | null | undefined, { asOf }: { asOf?: Day }): Day | undefined {
  return said === undefined ? asOf : (said ?? undefined)
}

/** How descriptions say what a day is if none is said. */
export const dayIfAbsent =
  'if absent, the day of the list that this stands in; if that has none, or with null, all that there ever were'

/** Everything with an id of its own. */
export const Node = builder.interfaceRef<EntryNode | RelationValue>('Node').implement({
  description: 'Something with a lasting, readable id: an entry or a relation.',
  resolveType: (node) => ('kind' in node ? node.kind : typeName(node.type)),
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: "Such as 'organization:united-nations' or 'state:france/member-of/organization:unesco'.",
      resolve: (node) => node.id,
    }),
  }),
})

/** The kinds of entries. */
export const KindName = enumOf(
  'KindName',
  'A kind of entries.',
  Object.fromEntries([...ontology.kinds.values()].map(({ name, description }) => [name, { description }])),
)

/** The live entry under an id; null if there is none. */
export async function entryNode(context: Context, id: string): Promise<EntryNode | null> {
  return nodeOf(await context.find(id))
}

/** What was found under an id as a node of the graph; null if no entry was. */
export function nodeOf({ entry, redirectedFrom }: FoundEntry): EntryNode | null {
  return entry && redirectedFrom ? { ...entry, redirectedFrom } : entry
}

/** A node of the graph. */
export const Entry = builder.interfaceRef<EntryNode>('Entry')

/** Which source says so. */
export const Citation = builder.objectRef<CitationValue>('Citation').implement({
  description: 'Which source, and where in it, something rests on.',
  fields: (t) => ({
    source: t.field({
      type: Entry,
      description: 'The source: an entry of the kind Source.',
      resolve: ({ source }, _, context) => entryNode(context, source),
    }),
    at: t.string({ description: "Where in the source: 'Article 80', 'p. 381'.", resolve: ({ at }) => at }),
    properties: t.stringList({
      description: 'The properties that rest on it; null if all of the entry or relation does.',
      resolve: (citation) => citation.for as string[] | undefined,
    }),
    sourceSays: t.string({
      description: 'What the source says instead, where it differs from the value.',
      resolve: ({ as }) => as,
    }),
  }),
})

/** A property told in words. */
export interface FactValue {
  readonly property: string
  readonly label: string
  readonly values: readonly string[]
  readonly citations: readonly CitationValue[]
}

/** A property and its values in words. */
export const Fact = builder.objectRef<FactValue>('Fact').implement({
  description: 'A property with its values in words, for clients that know no kinds.',
  fields: (t) => ({
    property: t.exposeString('property', {
      nullable: false,
      description: 'The name of the property in the model.',
    }),
    label: t.exposeString('label', { nullable: false, description: 'How people read that name.' }),
    values: t.stringList({
      nullable: false,
      description: 'The values as people read them in English.',
      resolve: ({ values }) => [...values],
    }),
    citations: t.field({
      type: [Citation],
      nullable: false,
      description: 'What it rests on.',
      resolve: ({ citations }) => [...citations],
    }),
  }),
})

/** The properties that are there, in the order in which they are declared, in words. */
export function factsOf(
  declared: PropertyDeclarations,
  {
    properties,
    citations,
  }: { properties: Readonly<Record<string, PropertyValue>>; citations: readonly CitationValue[] },
): FactValue[] {
  return Object.entries(declared).flatMap(([property, declaration]) => {
    const value = properties[property]
    if (value === undefined) return []
    const format = (single: unknown) => valueTypes[declaration.value].format(single as never, declaration)
    const values = declaration.many ? (value as readonly unknown[]).map(format) : [format(value)]
    return [
      {
        property,
        label: propertyLabel(property, declaration),
        values,
        citations: citations.filter((citation) => !citation.for || citation.for.includes(property)),
      },
    ]
  })
}

/** A step of something ordered. */
export const Step = builder.objectRef<StepValue>('Step').implement({
  description: 'One step of something ordered: a phase of a case, a stop of a tour.',
  fields: (t) => ({
    title: t.exposeString('title', { nullable: false, description: 'What it is called.' }),
    text: t.string({ description: 'In Markdown.', resolve: ({ text }) => text }),
    since: t.field({ type: PartialDate, description: 'When it began.', resolve: ({ since }) => since }),
    until: t.field({ type: PartialDate, description: 'When it ended.', resolve: ({ until }) => until }),
    entries: t.field({
      type: [Entry],
      nullable: { list: false, items: true },
      description: 'What it is about, the most important first.',
      resolve: ({ entries = [] }, _, context) => Promise.all(entries.map((id) => entryNode(context, id))),
    }),
  }),
})

/** Whether an entry existed on a day. */
export function existedOn(entry: EntryValue, day: string): boolean {
  return holdsOn(entryStretch(entry), day)
}

builder.interfaceType(Entry, {
  description: 'A node of the graph: an organization, a treaty, a case, a word.',
  interfaces: [Node],
  resolveType: ({ kind }) => kind,
  fields: (t) => ({
    kind: t.field({
      type: KindName,
      nullable: false,
      description: 'What kind of entry it is.',
      resolve: ({ kind }) => kind,
    }),
    name: t.string({
      nullable: false,
      description: 'The official name in English, or the common one where there is no official one.',
      resolve: (entry) => captionOf(entry),
    }),
    shortName: t.string({
      description: 'What stands for it where there is little room: an abbreviation or a code.',
      resolve: (entry) => shortCaptionOf(entry),
    }),
    summary: t.string({
      description: 'What it is, in two to five sentences of Markdown.',
      resolve: ({ properties }) => properties.summary as string | undefined,
    }),
    beginning: t.field({
      type: PartialDate,
      description: 'When it came into being: founded, adopted, born or began, as its kind has it.',
      resolve: (entry) => lifespanOf(entry).since,
    }),
    end: t.field({
      type: PartialDate,
      description: 'When it ceased to be: dissolved, terminated, died or ended, as its kind has it.',
      resolve: (entry) => lifespanOf(entry).until,
    }),
    facts: t.field({
      type: [Fact],
      nullable: false,
      description: 'Its properties in words, in the order of its kind.',
      args: { only: t.arg.stringList({ description: 'The names of those that are wanted; all if absent.' }) },
      resolve: (entry, { only }) => {
        const facts = factsOf(ontology.kinds.get(entry.kind)?.properties ?? {}, entry)
        return only ? facts.filter(({ property }) => only.includes(property)) : facts
      },
    }),
    citations: t.field({
      type: [Citation],
      nullable: false,
      description: 'What it rests on.',
      resolve: ({ citations }) => [...citations],
    }),
    revision: t.exposeInt('revision', {
      nullable: false,
      description: 'How often it was changed, counting its creation. Whoever changes it names the one seen.',
    }),
    changedIn: t.exposeInt('changedIn', {
      nullable: false,
      description: 'The dataset version that last changed it.',
    }),
    redirectedFrom: t.id({
      description: 'The id that was asked for, if that entry was merged into this one.',
      resolve: ({ redirectedFrom }) => redirectedFrom,
    }),
    existsOn: t.boolean({
      nullable: false,
      description: 'Whether it existed on a day, as far as its dates say.',
      args: { day: t.arg({ type: 'Day', required: true, description: 'The day.' }) },
      resolve: (entry, { day }) => existedOn(entry, day),
    }),
  }),
})
