import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'

/** The floor's schema: only what is measured, flat, with nothing derived. */
export const floorSchema = `
  type Entry { id: String! kind: String! name: String! sortName: String! revision: Int! changedIn: Int! degree: Int! created: Int! since: Int! until: Int! neighbors(type: String!, first: Int!): [Entry!]! }
  type Neighbors { total: Int entries: [Entry!]! }
  type KindCount { kind: String! count: Int! }
  type YearCount { year: Int! began: Int! }
  type List { entries: [Entry!]! last: String }
  type Query {
    lookup(id: String!): Entry
    neighbors(id: String!, type: String!, first: Int!, total: Boolean!): Neighbors!
    search(prefix: String!, first: Int!): [Entry!]!
    list(kind: String!, first: Int!, afterName: String, afterId: String): List!
    shortestPath(from: String!, to: String!, maxHops: Int!, withoutStates: Boolean!): [String!]!
    filtered(kind: String!, prefix: String!, first: Int!): [Entry!]!
    partiesToBoth(first: String!, second: String!, count: Int!): [Entry!]!
    countByKind(first: Int!): [KindCount!]!
    beganPerYear(from: Int!, to: Int!): [YearCount!]!
  }
  type Mutation {
    write(id: String!, name: String!, to: String!): Boolean
    takeAway: Boolean
  }
`

type Resolver = (root: never, args: never) => unknown

/** What a floor answers by hand-written queries. */
export interface FloorResolvers {
  readonly Query: Readonly<
    Record<
      | 'lookup'
      | 'neighbors'
      | 'search'
      | 'list'
      | 'shortestPath'
      | 'filtered'
      | 'partiesToBoth'
      | 'countByKind'
      | 'beganPerYear',
      Resolver
    >
  >
  readonly Entry: Readonly<Record<'neighbors', Resolver>>
  readonly Mutation: Readonly<Record<'write' | 'takeAway', Resolver>>
}

/** Serves the hand-written queries behind a bare Apollo Server, and prints its address for the process that started it. */
export async function serveFloor(resolvers: FloorResolvers): Promise<void> {
  const server = new ApolloServer({ typeDefs: floorSchema, resolvers: { ...resolvers } })
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
  process.stdout.write(`${url}\n`)
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)))
}
