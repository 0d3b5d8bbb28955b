import type { GraphqlRequest } from '../load/closedLoop.ts'
import type { ScaleSet } from '../scale/readScaleSet.ts'
import { degrees } from './foundations.ts'
import { asked, each, field, type Operation, sameEntries, variety } from './operation.ts'

const least = { sqlite: 0.9, neo4j: 0.9 } as const
const repeated = { sqlite: 5, neo4j: 5 } as const

function twoHops(entries: readonly string[]): Operation {
  const variables = entries.map((id) => ({ id }))
  const inner = 'relations(types: [PARTY_TO], first: 10) { edges { node { id name'
  return {
    name: 'two hops, 10 each',
    product: asked(
      `query($id: ID!) { node(id: $id) { ... on Entry { ${inner} ${inner} } } } } } } } } }`,
      variables,
    ),
    floor: asked(
      'query($id: String!) { neighbors(id: $id, type: "party-to", first: 10, total: false) { entries { id name neighbors(type: "party-to", first: 10) { id name } } } }',
      variables,
    ),
    same: (product, floor) => [
      each(field(product, 'node', 'relations', 'edges'), 'node', 'relations', 'edges').map((edges) =>
        each(edges, 'node', 'id'),
      ),
      each(field(floor, 'neighbors', 'entries'), 'neighbors').map((entries) => each(entries, 'id')),
    ],
    least,
    peer: {
      requests: asked(
        'query($id: ID!) { entries(where: { id: { eq: $id } }) { partyTo(limit: 10, sort: [{ sortName: ASC }]) { id name partyTo(limit: 10, sort: [{ sortName: ASC }]) { id name } } } }',
        variables,
      ),
      least: 1.2,
    },
  }
}

function filteredList(): Operation {
  const variables = ['Protocol', 'Convention', 'Agreement', 'Treaty', 'Amendment'].map((prefix) => ({
    prefix,
  }))
  return {
    name: 'filtered list in order, 20',
    product: asked(
      'query($prefix: String!) { treaties(filter: { name: { startsWith: $prefix } }, first: 20) { edges { node { id name } } } }',
      variables,
    ),
    floor: asked(
      'query($prefix: String!) { filtered(kind: "treaty", prefix: $prefix, first: 20) { id name } }',
      variables,
    ),
    same: sameEntries('treaties', 'filtered'),
    least,
    peer: {
      requests: asked(
        'query($prefix: String!) { treaties(where: { name: { startsWith: $prefix } }, limit: 20, sort: [{ sortName: ASC }, { id: ASC }]) { id name } }',
        variables,
      ),
      same: sameEntries('treaties', 'treaties'),
      least: 10,
    },
  }
}

/** States that are party to both of two treaties. */
function relationFilter(treaties: readonly string[]): Operation {
  const variables = treaties.slice(1).map((second, index) => ({ first: treaties[index], second }))
  return {
    name: 'filter by relation: party to both of two',
    product: asked(
      'query($first: ID!, $second: ID!) { states(filter: { treaties: { toEach: [$first, $second] } }, first: 20) { edges { node { id } } } }',
      variables,
    ),
    floor: asked(
      'query($first: String!, $second: String!) { partiesToBoth(first: $first, second: $second, count: 20) { id } }',
      variables,
    ),
    same: sameEntries('states', 'partiesToBoth'),
    least,
    peer: {
      requests: asked(
        'query($first: ID!, $second: ID!) { states(where: { AND: [{ partyTo: { some: { id: { eq: $first } } } }, { partyTo: { some: { id: { eq: $second } } } }] }, limit: 20, sort: [{ sortName: ASC }, { id: ASC }]) { id } }',
        variables,
      ),
      same: sameEntries('states', 'states'),
      least: 2,
    },
  }
}

/**
 * How many entries there are of each kind.
 * @param firsts how many kinds are wanted: more than there are, and each makes another question
 */
function facets(name: string, firsts: readonly number[], more: Partial<Operation>): Operation {
  const variables = firsts.map((first) => ({ first }))
  return {
    name,
    product: asked(
      'query($first: Int!) { entries { facets(by: ["kind"], first: $first) { values { count } } } }',
      variables,
    ),
    floor: asked('query($first: Int!) { countByKind(first: $first) { kind count } }', variables),
    same: (product, floor) => [
      each(field(product, 'entries', 'facets', 0, 'values'), 'count'),
      each(field(floor, 'countByKind'), 'count'),
    ],
    least,
    ...more,
  }
}

/** How many became party to any treaty in each year. */
function timeSeries(name: string, years: readonly number[], more: Partial<Operation>): Operation {
  const variables = years.map((from) => ({ from }))
  const began = (years: unknown, key: string) =>
    ((years ?? []) as Record<string, number>[]).filter((year) => year[key] !== 0).map((year) => year[key])
  return {
    name,
    product: asked(
      'query($from: Int!) { treaties { perYear(type: PARTY_TO, direction: BACKWARD, from: $from, to: 2020) { year began } } }',
      variables,
    ),
    floor: asked('query($from: Int!) { beganPerYear(from: $from, to: 2020) { year began } }', variables),
    same: (product, floor) => [
      began(field(product, 'treaties', 'perYear'), 'began'),
      began(field(floor, 'beganPerYear'), 'began'),
    ],
    least,
    ...more,
  }
}

/** What everything is called that is written. */
const writtenName = 'Written by a measurement'

/** An entry and a relation of it, which nothing has yet. */
function writes(to: string, run: string): Operation {
  let number = 0
  const fresh = (side: string, query: string, variables: (id: string) => Record<string, unknown>) => () => {
    number += 1
    return { query, variables: variables(`topic:written-by-a-measurement-${side}-${run}-${number}`) }
  }
  return {
    name: 'write: an entry and a relation',
    product: fresh(
      'product',
      'mutation($operations: [OperationInput!]!) { applyChangeset(summary: "Measure", operations: $operations) { userErrors { message } } }',
      (id) => ({
        operations: [
          { createEntry: { id, properties: [{ property: 'name', values: [writtenName] }] } },
          { createRelation: { type: 'CONCERNS', from: to, to: id } },
        ],
      }),
    ),
    floor: fresh(
      'floor',
      'mutation($id: String!, $name: String!, $to: String!) { write(id: $id, name: $name, to: $to) }',
      (id) => ({ id, name: writtenName, to }),
    ),
    least,
    peer: {
      requests: fresh(
        'peer',
        'mutation($id: ID!, $name: String!, $to: ID!) { createWrittens(input: [{ id: $id, name: $name, writtenFor: { connect: [{ where: { node: { id: { eq: $to } } } }] } }]) { writtens { id } } }',
        (id) => ({ id, name: writtenName, to }),
      ),
      least: 2,
    },
  }
}

/** Asks for the ids of what was written, to take it away again. */
export const writtenQuery: GraphqlRequest = {
  query:
    'query($name: String!) { topics(filter: { name: { equals: $name } }, first: 100) { edges { node { id revision } } } }',
  variables: { name: writtenName },
}

/** What analysts ask: further on, filtered, counted; and what editors write. */
export function analysis(set: ScaleSet): Operation[] {
  const byDegree = degrees(set, 'party-to')
  const middle = Math.floor(byDegree.length / 2)
  const median = byDegree.slice(middle, middle + variety).map(([id]) => id)
  const treaties = byDegree
    .filter(([id]) => id.startsWith('treaty:'))
    .slice(-variety)
    .map(([id]) => id)
  const firsts = Array.from({ length: 60 }, (_, index) => 30 + index)
  const years = Array.from({ length: 60 }, (_, index) => 1901 + index)
  return [
    twoHops(median),
    filteredList(),
    relationFilter(treaties),
    facets('facets, first question', firsts, { once: true }),
    facets('facets, asked again', firsts.slice(0, 10), { least: repeated }),
    timeSeries('time series, first question', years, { once: true }),
    timeSeries('time series, asked again', years.slice(0, 10), { least: repeated }),
    writes(treaties.at(-1) ?? '', Date.now().toString(36)),
  ]
}
