import type { KindDeclaration, PropertyDeclaration } from '../../model/declarations.ts'
import type { Entry, PropertyValue, Relation } from '../../model/domain.ts'
import { ontology, propertyLabel } from '../../model/ontology.ts'
import type { Coordinates } from '../../model/values/coordinates.ts'
import type { LanguageText } from '../../model/values/languageText.ts'
import type { PartialDate } from '../../model/values/partialDate.ts'
import type { Step } from '../../model/values/step.ts'

/** What stands in one place of a table. */
export type Cell = string | number | undefined

/** A column of a table, and what an item has in it. */
export interface Column<Item> {
  readonly name: string
  readonly type: 'text' | 'day' | 'integer' | 'number' | 'list'
  /** How people read its name. */
  readonly label: string
  readonly description: string
  readonly cell: (item: Item) => Cell
}

/** What parts the values of a list in one cell; within a value it is written with a backslash before it. */
export const listSeparator = '|'

/** Several values in one cell. */
export function listCell(values: readonly string[]): string | undefined {
  if (values.length === 0) return undefined
  return values.map((value) => value.replace(/[\\|]/g, '\\$&')).join(listSeparator)
}

type Holder = Pick<Entry | Relation, 'properties'>

function textOf(value: unknown, { value: type }: PropertyDeclaration): string {
  if (type === 'languageText') {
    const { language, text } = value as LanguageText
    return `${language}: ${text}`
  }
  if (type === 'step') return (value as Step).title
  if (type === 'partialDate') return (value as PartialDate).edtf
  if (type === 'coordinates') {
    const { latitude, longitude } = value as Coordinates
    return `${latitude} ${longitude}`
  }
  return String(value)
}

/** A partial date takes three columns: as it is known, and the days between which it lies. */
function dateColumns<Item>(
  name: string,
  label: string,
  description: string,
  dateOf: (item: Item) => PartialDate | undefined,
): Column<Item>[] {
  return [
    {
      name,
      label,
      type: 'text',
      description: `${description} In EDTF: 1945, 1945-06, 1945~.`,
      cell: (item) => dateOf(item)?.edtf,
    },
    {
      name: `${name}Earliest`,
      label: `${label}, earliest`,
      type: 'day',
      description: `The first day that '${name}' can mean.`,
      cell: (item) => dateOf(item)?.earliest,
    },
    {
      name: `${name}Latest`,
      label: `${label}, latest`,
      type: 'day',
      description: `The last day that '${name}' can mean.`,
      cell: (item) => dateOf(item)?.latest,
    },
  ]
}

function coordinateColumns<Item extends Holder>(name: string): Column<Item>[] {
  return (['latitude', 'longitude'] as const).map((part) => ({
    name: part,
    label: part,
    type: 'number',
    description: `The ${part} of '${name}' in WGS 84, in degrees.`,
    cell: (item) => (item.properties[name] as Coordinates | undefined)?.[part],
  }))
}

function propertyColumns<Item extends Holder>(name: string, property: PropertyDeclaration): Column<Item>[] {
  const { description, many } = property
  const label = propertyLabel(name, property)
  const of = (item: Item): PropertyValue | undefined => item.properties[name]
  if (many)
    return [
      {
        name,
        label,
        type: 'list',
        description: `${description} Several are parted by ${listSeparator}.`,
        cell: (item) =>
          listCell(((of(item) ?? []) as readonly unknown[]).map((value) => textOf(value, property))),
      },
    ]
  if (property.value === 'partialDate')
    return dateColumns(name, label, description, (item: Item) => of(item) as PartialDate | undefined)
  if (property.value === 'coordinates') return coordinateColumns(name)
  if (property.value === 'integer')
    return [{ name, label, type: 'integer', description, cell: (item) => of(item) as number | undefined }]
  const cell = (item: Item) => {
    const value = of(item)
    return value === undefined ? undefined : textOf(value, property)
  }
  return [{ name, label, type: 'text', description, cell }]
}

/** The columns of all properties of several declarations; of those with one name the first counts. */
function unionOf<Item extends Holder>(
  declared: readonly Readonly<Record<string, PropertyDeclaration>>[],
): Column<Item>[] {
  const columns = new Map<string, Column<Item>>()
  for (const properties of declared)
    for (const [name, property] of Object.entries(properties))
      for (const column of propertyColumns<Item>(name, property))
        if (!columns.has(column.name)) columns.set(column.name, column)
  return [...columns.values()]
}

const lastColumns: readonly Column<Entry | Relation>[] = [
  {
    name: 'sources',
    label: 'sources',
    type: 'list',
    description: `The ids of the sources that it rests on, parted by ${listSeparator}.`,
    cell: ({ citations }) => listCell([...new Set(citations.map(({ source }) => source))]),
  },
  {
    name: 'revision',
    label: 'revision',
    type: 'integer',
    description: 'How often it was changed, counting its creation.',
    cell: ({ revision }) => revision,
  },
  {
    name: 'changedIn',
    label: 'changed in',
    type: 'integer',
    description: 'The dataset version that last changed it.',
    cell: ({ changedIn }) => changedIn,
  },
]

const text = <Item>(name: string, description: string, cell: (item: Item) => Cell): Column<Item> => ({
  name,
  label: name,
  type: 'text',
  description,
  cell,
})

/** The columns of entries of these kinds, as the model declares them. */
export function entryColumns(kinds: readonly string[] = [...ontology.kinds.keys()]): Column<Entry>[] {
  const declared = kinds.map((kind) => (ontology.kinds.get(kind) as KindDeclaration).properties)
  return [
    text('id', 'The lasting, readable id.', ({ id }: Entry) => id),
    text('kind', 'What kind of entry it is.', ({ kind }: Entry) => kind),
    ...unionOf<Entry>(declared),
    ...lastColumns,
  ]
}

/** The columns of relations of these types, as the model declares them. */
export function relationColumns(
  types: readonly string[] = [...ontology.relationTypes.keys()],
): Column<Relation>[] {
  const declared = types.map((type) => ontology.relationTypes.get(type)?.properties ?? {})
  return [
    text('id', 'Its ends, its type and its spell.', ({ id }: Relation) => id),
    text('type', 'The type of the relation.', ({ type }: Relation) => type),
    text('from', 'The id of the entry at which it begins.', ({ from }: Relation) => from),
    text('to', 'The id of the entry at which it ends.', ({ to }: Relation) => to),
    {
      name: 'spell',
      label: 'spell',
      type: 'integer',
      description: 'Which stretch of it this is: who left and came back has two.',
      cell: ({ spell }) => spell,
    },
    ...dateColumns('since', 'since', 'Since when it holds.', ({ since }: Relation) => since),
    ...dateColumns(
      'until',
      'until',
      'Until when it held: on that day it holds no more.',
      ({ until }: Relation) => until,
    ),
    ...unionOf<Relation>(declared),
    ...lastColumns,
  ]
}
