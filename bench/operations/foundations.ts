import { random } from '../../api/analysis/measures/measure.ts'
import type { Send } from '../load/closedLoop.ts'
import type { ScaleSet } from '../scale/readScaleSet.ts'
import { asked, each, field, type Operation, sameEntries, variety } from './operation.ts'

/** Degrees by relation type, to find entries that are typical and the one that is not. */
export function degrees({ relations }: ScaleSet, type: string): [string, number][] {
  const count = new Map<string, number>()
  for (const relation of relations)
    if (relation.type === type)
      for (const end of [relation.from, relation.to]) count.set(end, (count.get(end) ?? 0) + 1)
  return [...count].sort((left, right) => left[1] - right[1] || (left[0] < right[0] ? -1 : 1))
}

const neighborsQuery = (total: boolean) =>
  `query($id: ID!) { node(id: $id) { ... on Entry { relations(types: [PARTY_TO], first: 20) { ${total ? 'totalCount' : ''} edges { node { id name } } } } } }`

const floorNeighbors = (total: boolean) =>
  `query($id: String!) { neighbors(id: $id, type: "party-to", first: 20, total: ${total}) { ${total ? 'total' : ''} entries { id name } } }`

function neighbors(
  name: string,
  entries: readonly string[],
  total: boolean,
  least: Operation['least'],
): Operation {
  const variables = entries.map((id) => ({ id }))
  return {
    name,
    product: asked(neighborsQuery(total), variables),
    floor: asked(floorNeighbors(total), variables),
    same: (product, floor) => [
      [
        each(field(product, 'node', 'relations', 'edges'), 'node', 'id'),
        total ? field(product, 'node', 'relations', 'totalCount') : null,
      ],
      [each(field(floor, 'neighbors', 'entries'), 'id'), total ? field(floor, 'neighbors', 'total') : null],
    ],
    least,
    peer: {
      requests: asked(
        `query($id: ID!) { entries(where: { id: { eq: $id } }) { partyTo(limit: 20, sort: [{ sortName: ASC }, { id: ASC }]) { id name } ${total ? 'partyToConnection { totalCount }' : ''} } }`,
        variables,
      ),
      // It gives a neighbour once, however many spells it was one.
      least: 2,
    },
  }
}

function lookup(entries: readonly string[]): Operation {
  const fields = 'id name revision changedIn'
  const variables = entries.map((id) => ({ id }))
  return {
    name: 'lookup by id, 10 fields',
    product: asked(
      `query($id: ID!) { node(id: $id) { ... on Entry { ${fields} kind shortName summary redirectedFrom citations { at } __typename } } }`,
      variables,
    ),
    floor: asked(
      `query($id: String!) { lookup(id: $id) { ${fields} kind sortName created since until __typename } }`,
      variables,
    ),
    same: (product, floor) => [
      [field(product, 'node', 'id'), field(product, 'node', 'name'), field(product, 'node', 'revision')],
      [field(floor, 'lookup', 'id'), field(floor, 'lookup', 'name'), field(floor, 'lookup', 'revision')],
    ],
    least: { sqlite: 0.9, neo4j: 0.9 },
    peer: {
      requests: asked(
        `query($id: ID!) { entries(where: { id: { eq: $id } }) { ${fields} sortName createdIn existsFrom existsUntil searchName __typename } }`,
        variables,
      ),
      same: (product, peer) => [field(product, 'node', 'name'), field(peer, 'entries', 0, 'name')],
      least: 2,
    },
  }
}

function search(): Operation {
  const prefixes = [
    'san',
    'santa',
    'agreement',
    'protocol',
    'convention',
    'north',
    'new',
    'port',
    'villa',
    'saint',
  ]
  const variables = prefixes.map((prefix) => ({ prefix }))
  return {
    name: 'search by the beginning of names, 10',
    product: asked(
      'query($prefix: String!) { search(query: $prefix, first: 10) { entry { id name } } }',
      variables,
    ),
    floor: asked('query($prefix: String!) { search(prefix: $prefix, first: 10) { id name } }', variables),
    same: (product, floor) => [
      each(field(product, 'search'), 'entry', 'id'),
      each(field(floor, 'search'), 'id'),
    ],
    least: { sqlite: 0.9, neo4j: 0.9 },
    peer: {
      requests: asked(
        'query($prefix: String!) { entries(where: { sortName: { startsWith: $prefix } }, limit: 10, sort: [{ sortName: ASC }, { id: ASC }]) { id name } }',
        variables,
      ),
      same: (product, peer) => [
        each(field(product, 'search'), 'entry', 'id'),
        each(field(peer, 'entries'), 'id'),
      ],
      least: 2,
    },
  }
}

const listQuery =
  'query($after: String) { treaties(first: 20, after: $after) { edges { cursor node { id name } } pageInfo { hasNextPage endCursor } } }'
const floorListQuery =
  'query($kind: String!, $afterName: String, $afterId: String) { list(kind: $kind, first: 20, afterName: $afterName, afterId: $afterId) { entries { id name sortName } } }'

/** Walks to the beginning of a page, since cursors come from pages. */
async function cursorOfPage(send: Send, page: number): Promise<string | undefined> {
  let after: string | undefined
  for (let walked = 1; walked < page; walked += 5) {
    const pages = Math.min(5, page - walked)
    const query = `query($after: String) { treaties(first: ${pages * 20}, after: $after) { pageInfo { endCursor } } }`
    after = field(await send({ query, variables: { after } }), 'treaties', 'pageInfo', 'endCursor') as string
  }
  return after
}

async function list(page: number, product: Send, floorKind: string): Promise<Operation> {
  const after = await cursorOfPage(product, page)
  const before = after === undefined ? undefined : decodeName(after)
  const floorVariables = { kind: floorKind, afterName: before?.name, afterId: before?.id }
  return {
    name: `list, page ${page}`,
    product: [{ query: listQuery, variables: { after } }],
    floor: [{ query: floorListQuery, variables: floorVariables }],
    same: sameEntries('treaties', 'list', 'entries'),
    least: { sqlite: 0.9, neo4j: 0.9 },
  }
}

/** The floor's cursor is the last name and id themselves; the product's holds the same. */
function decodeName(cursor: string): { name: string; id: string } {
  const values = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
  return { name: String(values.at(-2)), id: String(values.at(-1)) }
}

type Pair = readonly [from: string, to: string]

/** Entries that are joined: that two are not is often found at the first step. */
async function paths(name: string, draw: () => Pair, withoutStates: boolean, send: Send): Promise<Operation> {
  const avoid = withoutStates ? ', avoidKinds: [STATE]' : ''
  const query = `query($from: ID!, $to: ID!) { paths(from: $from, to: $to, count: 1${avoid}) { paths { entries { id } } } }`
  const product: { query: string; variables: { from: string; to: string } }[] = []
  while (product.length < variety) {
    const [from, to] = draw()
    if (from === to) continue
    const request = { query, variables: { from, to } }
    if (field(await send(request), 'paths', 'paths', 0)) product.push(request)
  }
  return {
    name,
    product,
    floor: product.map(({ variables }) => ({
      query: `query($from: String!, $to: String!) { shortestPath(from: $from, to: $to, maxHops: 6, withoutStates: ${withoutStates}) }`,
      variables,
    })),
    // Of several ways of one length either may be given.
    same: (product, floor) => [
      each(field(product, 'paths', 'paths', 0, 'entries'), 'id').length,
      ((field(floor, 'shortestPath') ?? []) as unknown[]).length,
    ],
    least: { sqlite: 5, neo4j: 0.9 },
  }
}

/** What is looked up most: entries, neighbours, names, lists, paths. */
export async function foundations(set: ScaleSet, product: Send, floorKind: string): Promise<Operation[]> {
  const next = random(7)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item
  const any = Array.from({ length: variety }, () => pick(set.entries).id)
  const byDegree = degrees(set, 'party-to')
  const middle = Math.floor(byDegree.length / 2)
  const median = byDegree.slice(middle, middle + variety).map(([id]) => id)
  const highest = byDegree.at(-1)?.[0] ?? ''
  const kindOf = (id: string) => id.slice(0, id.indexOf(':'))
  const kinds = [...new Set(set.entries.map(({ id }) => kindOf(id)))].map((kind) =>
    set.entries.filter(({ id }) => kindOf(id) === kind),
  )
  // An end of any kind: most entries are places, which people do not ask about most.
  const draw = (): Pair => [pick(pick(kinds)).id, pick(pick(kinds)).id]
  return [
    lookup(any),
    neighbors('20 neighbours, median degree', median, false, { sqlite: 0.9, neo4j: 0.9 }),
    neighbors('20 neighbours and total, highest degree', [highest], true, { sqlite: 3, neo4j: 0.9 }),
    search(),
    await list(1, product, floorKind),
    await list(200, product, floorKind),
    await paths('shortest path up to 6 hops', draw, false, product),
    await paths('shortest path up to 6 hops, without states', draw, true, product),
  ]
}
