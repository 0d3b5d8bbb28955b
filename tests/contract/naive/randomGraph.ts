import fc from 'fast-check'
import { kindOf } from '../../../api/model/ontology.ts'
import { partialDate } from '../../../api/model/values/partialDate.ts'
import type { Condition, PropertyTest, RelationNumber, RelationTest } from '../../../api/store/port.ts'
import { overlap } from './NaiveGraph.ts'

/** The entries of random graphs: few, so that much meets. */
export const ids = [
  ...'abcdef'.split('').map((letter) => `state:${letter}`),
  ...'pqr'.split('').map((letter) => `organization:${letter}`),
  ...'xy'.split('').map((letter) => `coalition:${letter}`),
  ...'tuv'.split('').map((letter) => `treaty:${letter}`),
]

const years = fc.integer({ min: 1900, max: 1912 })

/** A date that is known to the year, the month or the day. */
const date = fc
  .record({
    year: years,
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    parts: fc.integer({ min: 1, max: 3 }),
    sure: fc.constantFrom('', '', '~'),
  })
  .map(
    ({ year, month, day, parts, sure }) =>
      [year, month, day]
        .slice(0, parts)
        .map((part) => String(part).padStart(2, '0'))
        .join('-') + sure,
  )

/** A day of the time in which random graphs lie. */
export const day = fc
  .record({ year: years, month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
  .map(({ year, month, day: number }) =>
    [year, month, number].map((part) => String(part).padStart(2, '0')).join('-'),
  )

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
// Longer than a sort name is; two of them differ behind its end alone.
const long = 'Convention on the Conservation of the Living and the Other Resources of'
const name = fc.constantFrom('Alpha', 'álpha', 'Beta', 'Gamma Delta', 'Zeta', `${long} Alpha`, `${long} Beta`)
const countries = fc.uniqueArray(fc.constantFrom('CH', 'FR', 'US'), { minLength: 1, maxLength: 2 })

/** Later than every other date. */
const late = fc.constantFrom('2021', '2022-03', '2023-05-06')

const propertiesOf: Readonly<Record<string, fc.Arbitrary<Record<string, unknown>>>> = {
  State: fc.record({
    name,
    region: maybe(fc.constantFrom('africa', 'europe', 'asia')),
    began: maybe(date),
  }),
  Organization: fc.record({
    name,
    type: maybe(fc.constantFrom('court', 'ngo')),
    founded: maybe(date),
    seatCountry: maybe(countries),
    dissolved: maybe(late),
  }),
  Coalition: fc.record({ name, type: maybe(fc.constantFrom('regional', 'friends')), founded: maybe(date) }),
  Treaty: fc.record({
    name,
    type: maybe(fc.constantFrom('protocol', 'treaty')),
    adopted: maybe(date),
    entryIntoForce: maybe(date),
  }),
}

function without(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}

const entries = fc
  .tuple(...ids.map((id) => propertiesOf[kindOf(id) as string] as fc.Arbitrary<Record<string, unknown>>))
  .map((all) =>
    all.map((properties, index) => ({
      action: 'createEntry',
      id: ids[index],
      properties: without(properties),
    })),
  )

const of = (kind: string) => ids.filter((id) => id.startsWith(`${kind}:`))
const [states, organizations, coalitions, treaties] = ['state', 'organization', 'coalition', 'treaty'].map(
  of,
) as [string[], string[], string[], string[]]

/** Ends that relations of a type can have; a symmetric one begins at the lesser id. */
const ends: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['member-of', [...states, ...organizations], [...organizations, ...coalitions]],
  ['party-to', [...states, ...organizations], treaties],
  ['cooperates-with', organizations, organizations],
  ['protocol-to', treaties, treaties],
]

/** The types of relations in random graphs. */
export const types = ends.map(([type]) => type)

const relation = fc
  .constantFrom(...ends)
  .chain(([type, from, to]) =>
    fc.record({
      type: fc.constant(type),
      from: fc.constantFrom(...from),
      to: fc.constantFrom(...to),
      spell: fc.constantFrom(1, 1, 1, 2),
      since: maybe(date),
      until: maybe(date),
      signed: maybe(date),
      status: maybe(fc.constantFrom('observer', 'full')),
    }),
  )
  .filter(({ from, to }) => from !== to)
  .map(({ type, from, to, spell, since, until, signed, status }) => {
    const dated = type === 'member-of' || type === 'party-to'
    const inOrder = !since || !until || since.slice(0, 4) < until.slice(0, 4)
    const [first, second] = type === 'cooperates-with' ? [from, to].sort() : [from, to]
    const properties = without({
      signed: type === 'party-to' ? signed : undefined,
      status: type === 'member-of' ? status : undefined,
    })
    const dates = dated ? without({ since, until: inOrder ? until : undefined }) : {}
    return { action: 'createRelation', type, from: first, to: second, spell, ...dates, properties }
  })

type Made = { type: string; from: string; to: string; spell: number; since?: string; until?: string }

/** Those of some relations whose stretches follow one another. */
function apart<Relation extends Made>(relations: readonly Relation[]): Relation[] {
  const kept: Relation[] = []
  const read = ({ type, since, until }: Made) => ({
    type,
    ...(since ? { since: partialDate(since) } : {}),
    ...(until ? { until: partialDate(until) } : {}),
  })
  for (const one of [...relations].sort((left, right) => left.spell - right.spell)) {
    const others = kept.filter(
      ({ type, from, to }) => type === one.type && from === one.from && to === one.to,
    )
    if (others.length === one.spell - 1 && !others.some((other) => overlap(read(other), read(one))))
      kept.push(one)
  }
  return kept
}

const relations = fc
  .uniqueArray(relation, {
    minLength: 10,
    maxLength: 50,
    selector: ({ type, from, to, spell }) => `${type} ${from} ${to} ${spell}`,
  })
  .map((made) => apart(made as Made[]) as typeof made)

/** The operations that make a random graph. */
export const randomGraph = fc.tuple(entries, relations).map(([some, more]) => [...some, ...more])

const text = fc.constantFrom(
  'Alpha',
  'Beta',
  'ALPHA',
  'a',
  'Gam',
  'Z',
  'pha',
  'and-the',
  '&',
  '',
  long,
  `${long} b`,
)

const tests: readonly ((property: string) => fc.Arbitrary<PropertyTest>)[] = [
  (property) => fc.record({ property: fc.constant(property), exists: fc.boolean() }),
]

const textTest = (property: string): fc.Arbitrary<PropertyTest> =>
  fc.oneof(
    text.map((equals) => ({ property, equals })),
    fc.array(text, { maxLength: 3 }).map((several) => ({ property, in: several })),
    text.map((contains) => ({ property, contains })),
    text.map((startsWith) => ({ property, startsWith })),
  )

const choiceTest = (property: string, ...choices: string[]): fc.Arbitrary<PropertyTest> =>
  fc.oneof(
    fc.constantFrom(...choices).map((equals) => ({ property, equals })),
    fc.array(fc.constantFrom(...choices), { maxLength: 2 }).map((several) => ({ property, in: several })),
    ...tests.map((make) => make(property)),
  )

const dateTest = (property: string): fc.Arbitrary<PropertyTest> =>
  fc.oneof(
    day.map((from) => ({ property, from })),
    day.map((to) => ({ property, to })),
    fc
      .tuple(day, day)
      .map(([one, other]) => ({ property, from: one < other ? one : other, to: one < other ? other : one })),
    ...tests.map((make) => make(property)),
  )

/** What can be asked of entries whatever their kind is: properties that some have, and others lack. */
const propertyTests = fc.oneof(
  textTest('name'),
  choiceTest('region', 'africa', 'europe', 'asia'),
  choiceTest('type', 'court', 'ngo', 'regional', 'protocol', 'treaty'),
  choiceTest('seatCountry', 'CH', 'FR', 'US'),
  dateTest('founded'),
  dateTest('adopted'),
)

const ofKind: Readonly<Record<string, fc.Arbitrary<PropertyTest>>> = {
  'member-of forward': fc.oneof(
    textTest('name'),
    choiceTest('type', 'court', 'ngo', 'regional'),
    dateTest('founded'),
  ),
  'member-of backward': fc.oneof(
    textTest('name'),
    choiceTest('region', 'africa', 'europe'),
    dateTest('founded'),
  ),
  'party-to forward': fc.oneof(textTest('name'), choiceTest('type', 'protocol'), dateTest('entryIntoForce')),
  'party-to backward': fc.oneof(textTest('name'), choiceTest('region', 'africa', 'asia'), dateTest('began')),
  'cooperates-with forward': fc.oneof(textTest('name'), choiceTest('seatCountry', 'CH')),
  'cooperates-with backward': fc.oneof(textTest('name'), choiceTest('type', 'court')),
  'protocol-to forward': fc.oneof(textTest('name'), dateTest('adopted')),
  'protocol-to backward': fc.oneof(textTest('name'), dateTest('adopted')),
}

const whereOf: Readonly<Record<string, fc.Arbitrary<Condition>>> = {
  'member-of': fc.oneof(
    choiceTest('status', 'observer', 'full'),
    dateTest('since'),
    dateTest('until'),
    day.map((holdsOn) => ({ holdsOn })),
  ),
  'party-to': fc.oneof(
    dateTest('signed'),
    dateTest('since'),
    day.map((holdsOn) => ({ not: { holdsOn } })),
  ),
}

/** How many relations of a type an entry has. */
export const number: fc.Arbitrary<RelationNumber> = fc
  .record({
    type: fc.constantFrom(...types),
    direction: fc.constantFrom('forward' as const, 'backward' as const),
    asOf: maybe(day),
  })
  .map((made) => without(made) as unknown as RelationNumber)

const quantifier = fc.oneof(
  fc.constantFrom('some' as const, 'some' as const, 'none' as const, 'every' as const),
  fc.constantFrom({ from: 1 }, { to: 1 }, { from: 2, to: 3 }, {}),
)

function relationTest(levels: number): fc.Arbitrary<RelationTest> {
  return fc.tuple(number, quantifier).chain(([meant, many]) => {
    const own = ofKind[`${meant.type} ${meant.direction}`] as fc.Arbitrary<PropertyTest>
    return fc
      .record({
        where: maybe(whereOf[meant.type] ?? fc.constant({ any: [] })),
        other: maybe(levels === 1 ? fc.oneof(idTest, own) : condition(levels - 1, own)),
      })
      .map((made) => ({ ...meant, quantifier: many, ...without(made) }))
  })
}

const idTest: fc.Arbitrary<Condition> = fc.oneof(
  fc.subarray(ids, { maxLength: 3 }).map((some) => ({ ids: some })),
  fc.subarray(['State', 'Organization', 'Treaty'], { minLength: 1 }).map((kinds) => ({ kinds })),
)

function condition(levels: number, own: fc.Arbitrary<PropertyTest>): fc.Arbitrary<Condition> {
  const single = fc.oneof(
    { weight: 2, arbitrary: own as fc.Arbitrary<Condition> },
    { weight: 2, arbitrary: idTest },
    { weight: 4, arbitrary: relationTest(levels) },
  )
  return fc.oneof(
    { weight: 5, arbitrary: single },
    { weight: 2, arbitrary: fc.array(single, { maxLength: 3 }).map((all) => ({ all })) },
    { weight: 2, arbitrary: fc.array(single, { maxLength: 3 }).map((any) => ({ any })) },
    { weight: 1, arbitrary: single.map((not) => ({ not })) },
  )
}

/** Random conditions on entries of every kind. */
export const randomCondition = condition(3, propertyTests)

/** Random tests of the relations of entries. */
export const randomRelationTest = relationTest(2)
