import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'

/** The floor's schema: only what is measured, flat, with nothing derived. */
export const floorSchema = `
  type Entry { id: String! kind: String! name: String! sortName: String! revision: Int! changedIn: Int! degree: Int! created: Int! since: Int! until: Int! }
  type Neighbors { total: Int entries: [Entry!]! }
  type List { entries: [Entry!]! last: String }
  type Query {
    lookup(id: String!): Entry
    neighbors(id: String!, type: String!, first: Int!, total: Boolean!): Neighbors!
    search(prefix: String!, first: Int!): [Entry!]!
    list(kind: String!, first: Int!, afterName: String, afterId: String): List!
    shortestPath(from: String!, to: String!, maxHops: Int!, withoutStates: Boolean!): [String!]!
  }
`

/** The root fields that a floor answers by hand-written queries. */
export type FloorResolvers = Readonly<
  Record<'lookup' | 'neighbors' | 'search' | 'list' | 'shortestPath', (root: unknown, args: never) => unknown>
>

/** Serves the hand-written queries behind a bare Apollo Server, and prints its address for the process that started it. */
export async function serveFloor(resolvers: FloorResolvers): Promise<void> {
  const server = new ApolloServer({ typeDefs: floorSchema, resolvers: { Query: resolvers } })
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
  process.stdout.write(`${url}\n`)
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)))
}
