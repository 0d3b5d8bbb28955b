// The graph as @neo4j/graphql serves it by itself: types over the labels, and nothing written by hand.
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { Neo4jGraphQL } from '@neo4j/graphql'
import neo4j from 'neo4j-driver'

const fields = `
  id: ID!
  name: String!
  sortName: String!
  searchName: String
  revision: Int!
  createdIn: Int!
  changedIn: Int!
  existsFrom: Int
  existsUntil: Int
`

const typeDefs = `
  type Entry @node {
    ${fields}
    partyTo: [Entry!]! @relationship(type: "PARTY_TO", direction: OUT, queryDirection: UNDIRECTED)
  }
  type State @node(labels: ["Entry", "State"]) {
    ${fields}
    partyTo: [Entry!]! @relationship(type: "PARTY_TO", direction: OUT)
  }
  type Treaty @node(labels: ["Entry", "Treaty"]) {
    ${fields}
  }
  type Written @node {
    id: ID!
    name: String!
    writtenFor: [Entry!]! @relationship(type: "WRITTEN_FOR", direction: OUT)
  }
`

const [url = '', user = '', password = ''] = process.argv.slice(2)
const driver = neo4j.driver(url, neo4j.auth.basic(user, password))
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema()
const server = new ApolloServer({ schema })
const { url: address } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
process.stdout.write(`${address}\n`)
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)))
