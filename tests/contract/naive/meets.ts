import type { Entry, PartialDate, Relation } from '../../../api/model/domain.ts'
import { searchForm } from '../../../api/model/names.ts'
import { entryStretch, holdsOn, relationStretch } from '../../../api/model/time.ts'
import type {
  Condition,
  EntryFilter,
  OrderNumber,
  PropertyTest,
  RelationNumber,
  RelationTest,
} from '../../../api/store/port.ts'
import type { NaiveGraph } from './NaiveGraph.ts'

function isDate(value: unknown): value is PartialDate {
  return typeof value === 'object' && value !== null && 'edtf' in value
}

function valueMeets(
  value: unknown,
  { equals, in: allowed, contains, startsWith, from, to }: PropertyTest,
): boolean {
  const text = isDate(value) ? value.edtf : String(value)
  const [first, last] = isDate(value) ? [value.earliest, value.latest] : [value as string, value as string]
  return (
    (equals === undefined || text === String(equals)) &&
    (allowed === undefined || allowed.map(String).includes(text)) &&
    (contains === undefined || text.includes(contains)) &&
    (startsWith === undefined || text.startsWith(startsWith)) &&
    (from === undefined || last >= from) &&
    (to === undefined || first <= to)
  )
}

function propertyMeets(value: unknown, test: PropertyTest): boolean {
  const { property, exists, ...asked } = test
  if (exists !== undefined && exists !== (value !== undefined)) return false
  if (Object.keys(asked).length === 0) return true
  if (value === undefined) return false
  if (property !== 'name') return [value].flat().some((one) => valueMeets(one, test))
  const { equals, in: allowed, contains, startsWith, ...bounds } = test
  const form = searchForm(String(value))
  return (
    (equals === undefined || searchForm(String(equals)) === form) &&
    (allowed === undefined || allowed.some((one) => searchForm(String(one)) === form)) &&
    [contains, startsWith].every((asked) => !asked || searchForm(asked) !== '') &&
    (contains === undefined || form.includes(searchForm(contains))) &&
    (startsWith === undefined || form.startsWith(searchForm(startsWith))) &&
    valueMeets(value, bounds)
  )
}

function relationMeets(relation: Relation, condition: Condition | undefined): boolean {
  if (!condition) return true
  if ('all' in condition) return condition.all.every((one) => relationMeets(relation, one))
  if ('any' in condition) return condition.any.some((one) => relationMeets(relation, one))
  if ('not' in condition) return !relationMeets(relation, condition.not)
  if ('holdsOn' in condition) return holdsOn(relationStretch(relation), condition.holdsOn)
  if (!('property' in condition)) throw new Error('Not a condition on relations')
  const { since, until, properties } = relation
  return propertyMeets({ ...properties, since, until }[condition.property], condition)
}

function counted(graph: NaiveGraph, id: string, { type, direction, asOf }: RelationNumber) {
  return graph
    .seenFrom(id, asOf)
    .filter(
      ({ relation, direction: end }) => relation.type === type && (end === direction || isSymmetric(type)),
    )
}

const isSymmetric = (type: string) => ['cooperates-with', 'related', 'contrasts-with'].includes(type)

/** The relations of an entry that are counted, and such as is asked. */
export function suchRelations(graph: NaiveGraph, id: string, test: Omit<RelationTest, 'quantifier'>) {
  return counted(graph, id, test).filter(
    ({ relation, other }) =>
      relationMeets(relation, test.where) && entryMeets(graph, graph.entries.get(other) as Entry, test.other),
  )
}

function testMeets(graph: NaiveGraph, id: string, test: RelationTest): boolean {
  const those = counted(graph, id, test)
  const good = suchRelations(graph, id, test)
  if (test.quantifier === 'some') return good.length > 0
  if (test.quantifier === 'none') return good.length === 0
  if (test.quantifier === 'every') return good.length === those.length
  const { from = 0, to = Number.POSITIVE_INFINITY } = test.quantifier
  return from <= good.length && good.length <= to
}

function entryMeets(graph: NaiveGraph, entry: Entry, condition: Condition | undefined): boolean {
  if (!condition) return true
  if ('all' in condition) return condition.all.every((one) => entryMeets(graph, entry, one))
  if ('any' in condition) return condition.any.some((one) => entryMeets(graph, entry, one))
  if ('not' in condition) return !entryMeets(graph, entry, condition.not)
  if ('ids' in condition) return condition.ids.includes(entry.id)
  if ('kinds' in condition) return condition.kinds.includes(entry.kind)
  if ('quantifier' in condition) return testMeets(graph, entry.id, condition)
  if (!('property' in condition)) throw new Error('Not a condition on entries')
  return propertyMeets(entry.properties[condition.property], condition)
}

/** The entries of a graph that meet a filter, in no order. */
export function meeting(graph: NaiveGraph, { kinds, where, asOf }: EntryFilter): Entry[] {
  return [...graph.entries.values()].filter(
    (entry) =>
      (!kinds || kinds.includes(entry.kind)) &&
      (asOf === undefined || holdsOn(entryStretch(entry), asOf)) &&
      entryMeets(graph, entry, where),
  )
}

/** How many relations of a type an entry has. */
export function relationNumber(graph: NaiveGraph, id: string, number: OrderNumber): number {
  const apart = number.counted && number.type === 'member-of' ? ['observer', 'associate'] : []
  return counted(graph, id, number).filter(
    ({ relation }) => !apart.includes(relation.properties.status as string),
  ).length
}
