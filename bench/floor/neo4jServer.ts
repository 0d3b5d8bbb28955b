import neo4j, { type Driver, type Session } from 'neo4j-driver'
import { type FloorResolvers, serveFloor } from './schema.ts'

/** What a hand-written server would ask of the same graph. */
function resolversOf(driver: Driver): FloorResolvers {
  const read = async <Row>(query: string, parameters: Record<string, unknown>): Promise<Row[]> => {
    const session: Session = driver.session({ defaultAccessMode: neo4j.session.READ })
    try {
      const { records } = await session.executeRead((transaction) => transaction.run(query, parameters))
      return records.map((record) => record.toObject() as Row)
    } finally {
      await session.close()
    }
  }
  const write = async (query: string, parameters: Record<string, unknown>) => {
    const session = driver.session()
    try {
      await session.executeWrite((transaction) => transaction.run(query, parameters))
      return true
    } finally {
      await session.close()
    }
  }
  return { Query: { ...lookups(read), ...analysis(read) }, Entry: onEntries(read), Mutation: writing(write) }
}

type Write = (query: string, parameters: Record<string, unknown>) => Promise<boolean>

type Read = <Row>(query: string, parameters: Record<string, unknown>) => Promise<Row[]>
type Found = { entry: Record<string, unknown>; labels: string[] }

const asEntry = ({ entry, labels }: Found) => ({ ...entry, kind: labels.find((label) => label !== 'Entry') })
const projection =
  'n {.id, .name, .sortName, .revision, .changedIn, since: n.existsFrom, until: n.existsUntil, created: n.createdIn} AS entry, labels(n) AS labels'

const relationshipType = (type: string) => type.toUpperCase().replaceAll('-', '_')

const neighborsOf = (type: string, total = '') =>
  `MATCH (:Entry {id: $id})-[r:${relationshipType(type)}]-(n:Entry) WITH n, r ORDER BY n.sortName, n.id, r.spell LIMIT $first RETURN ${projection}${total}`

function onEntries(read: Read) {
  return {
    neighbors: async ({ id }: { id: string }, { type, first }: { type: string; first: number }) =>
      (await read<Found>(neighborsOf(type), { id, first: neo4j.int(first) })).map(asEntry),
  }
}

function analysis(read: Read) {
  return {
    filtered: async (_: unknown, { prefix, first }: { prefix: string; first: number }) =>
      (
        await read<Found>(
          `MATCH (n:Treaty) WHERE n.sortName IS NOT NULL AND n.id IS NOT NULL AND n.name STARTS WITH $prefix RETURN ${projection} ORDER BY n.sortName, n.id LIMIT $first`,
          { prefix, first: neo4j.int(first) },
        )
      ).map(asEntry),
    partiesToBoth: async (
      _: unknown,
      { first, second, count }: { first: string; second: string; count: number },
    ) =>
      (
        await read<Found>(
          `MATCH (:Entry {id: $first})<-[:PARTY_TO]-(n:State) WHERE EXISTS { (n)-[:PARTY_TO]->(:Entry {id: $second}) }
           WITH DISTINCT n RETURN ${projection} ORDER BY n.sortName, n.id LIMIT $count`,
          { first, second, count: neo4j.int(count) },
        )
      ).map(asEntry),
    countByKind: (_: unknown, { first }: { first: number }) =>
      read(
        "MATCH (n:Entry) UNWIND labels(n) AS kind WITH kind WHERE kind <> 'Entry' RETURN kind, count(*) AS count ORDER BY count DESC LIMIT $first",
        { first: neo4j.int(first) },
      ),
    beganPerYear: (_: unknown, { from, to }: { from: number; to: number }) =>
      read(
        'MATCH (n:Treaty)<-[r:PARTY_TO]-() WHERE r.holdsFrom >= $from AND r.holdsFrom < $to WITH r.holdsFrom / 10000 AS year, count(*) AS began RETURN year, began ORDER BY year',
        { from: neo4j.int(from * 10000), to: neo4j.int((to + 1) * 10000) },
      ),
  }
}

/** Nodes of a label that nothing else has: the graph that is measured stays as it is. */
function writing(write: Write) {
  return {
    write: (_: unknown, { id, name, to }: { id: string; name: string; to: string }) =>
      write('MATCH (n:Entry {id: $to}) CREATE (n)<-[:WRITTEN_FOR]-(:Written {id: $id, name: $name})', {
        id,
        name,
        to,
      }),
    takeAway: () => write('MATCH (n:Written) DETACH DELETE n', {}),
  }
}

function lookups(read: Read) {
  return {
    lookup: async (_: unknown, { id }: { id: string }) => {
      const [row] = await read<Found>(`MATCH (n:Entry {id: $id}) RETURN ${projection}`, { id })
      return row && asEntry(row)
    },
    neighbors: async (
      _: unknown,
      { id, type, first, total }: { id: string; type: string; first: number; total: boolean },
    ) => {
      const counted = total ? `, COUNT { (:Entry {id: $id})-[:${relationshipType(type)}]-() } AS total` : ''
      const rows = await read<Found & { total?: number }>(neighborsOf(type, counted), {
        id,
        first: neo4j.int(first),
      })
      return { entries: rows.map(asEntry), total: rows[0]?.total }
    },
    search: async (_: unknown, { prefix, first }: { prefix: string; first: number }) =>
      (
        await read<Found>(
          `MATCH (n:Entry) WHERE n.sortName STARTS WITH $prefix AND n.id IS NOT NULL RETURN ${projection} ORDER BY n.sortName, n.id LIMIT $first`,
          { prefix, first: neo4j.int(first) },
        )
      ).map(asEntry),
    list: async (
      _: unknown,
      {
        kind,
        first,
        afterName = '',
        afterId = '',
      }: { kind: string; first: number; afterName?: string; afterId?: string },
    ) => ({
      entries: (
        await read<Found>(
          `MATCH (n:${kind}) WHERE n.sortName IS NOT NULL AND n.id IS NOT NULL AND n.sortName >= $afterName AND (n.sortName > $afterName OR n.id > $afterId)
           RETURN ${projection} ORDER BY n.sortName, n.id LIMIT $first`,
          { first: neo4j.int(first), afterName, afterId },
        )
      ).map(asEntry),
    }),
    shortestPath: async (
      _: unknown,
      {
        from,
        to,
        maxHops,
        withoutStates,
      }: { from: string; to: string; maxHops: number; withoutStates: boolean },
    ) => {
      const filter = withoutStates ? 'WHERE none(n IN nodes(p)[1..-1] WHERE n:State)' : ''
      const [row] = await read<{ ids: string[] }>(
        `MATCH (a:Entry {id: $from}), (b:Entry {id: $to}) MATCH p = shortestPath((a)-[*..${maxHops}]-(b)) ${filter} RETURN [n IN nodes(p) | n.id] AS ids`,
        { from, to },
      )
      return row?.ids ?? []
    },
  }
}

const [url = '', user = '', password = ''] = process.argv.slice(2)
await serveFloor(
  resolversOf(neo4j.driver(url, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })),
)
