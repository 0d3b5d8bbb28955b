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
  return neo4jResolvers(read)
}

type Read = <Row>(query: string, parameters: Record<string, unknown>) => Promise<Row[]>
type Found = { entry: Record<string, unknown>; labels: string[] }

const asEntry = ({ entry, labels }: Found) => ({ ...entry, kind: labels.find((label) => label !== 'Entry') })
const projection =
  'n {.id, .name, .sortName, .revision, .changedIn, since: n.existsFrom, until: n.existsUntil, created: n.createdIn} AS entry, labels(n) AS labels'

const relationshipType = (type: string) => type.toUpperCase().replaceAll('-', '_')

function neo4jResolvers(read: Read): FloorResolvers {
  return {
    lookup: async (_, { id }: { id: string }) => {
      const [row] = await read<Found>(`MATCH (n:Entry {id: $id}) RETURN ${projection}`, { id })
      return row && asEntry(row)
    },
    neighbors: async (
      _,
      { id, type, first, total }: { id: string; type: string; first: number; total: boolean },
    ) => {
      const counted = total ? `, COUNT { (:Entry {id: $id})-[:${relationshipType(type)}]-() } AS total` : ''
      const rows = await read<Found & { total?: number }>(
        `MATCH (:Entry {id: $id})-[r:${relationshipType(type)}]-(n:Entry) WITH n, r ORDER BY n.sortName, n.id, r.spell LIMIT $first RETURN ${projection}${counted}`,
        { id, first: neo4j.int(first) },
      )
      return { entries: rows.map(asEntry), total: rows[0]?.total }
    },
    search: async (_, { prefix, first }: { prefix: string; first: number }) =>
      (
        await read<Found>(
          `MATCH (n:Entry) WHERE n.sortName STARTS WITH $prefix AND n.id IS NOT NULL RETURN ${projection} ORDER BY n.sortName, n.id LIMIT $first`,
          { prefix, first: neo4j.int(first) },
        )
      ).map(asEntry),
    list: async (
      _,
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
      _,
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
