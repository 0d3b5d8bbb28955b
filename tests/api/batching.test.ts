import { createRequire } from 'node:module'
import type * as GraphQL from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Analyst } from '../../api/analysis/threads/Analyst.ts'
import { createContext } from '../../api/graphql/context.ts'
import { schema } from '../../api/graphql/schema.ts'
import { openStore } from '../../api/store/open.ts'
import type { GraphStore } from '../../api/store/port.ts'
import { VersionWatch } from '../../api/store/VersionWatch.ts'
import { world } from '../contract/fixture.ts'
import { temporaryFolder } from '../support/concord.ts'

// The schema was made by the build of the library that the server uses.
const { graphql } = createRequire(import.meta.url)('graphql') as typeof GraphQL

const folder = temporaryFolder()
let store: GraphStore
const calls: string[] = []

beforeAll(async () => {
  store = await openStore({ kind: 'sqlite', file: `${folder.path}/concord.db` })
  await store.commit({ author: 'a test', summary: 'A small world', operations: world })
})
afterAll(async () => {
  await store?.close()
  folder.remove()
})

/** The store itself, noting what it is asked. */
function watched(): GraphStore {
  return new Proxy(store, {
    get: (target, name, receiver) => {
      const value = Reflect.get(target, name, receiver) as unknown
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        calls.push(String(name))
        return value.apply(target, args)
      }
    },
  })
}

async function ask(source: string) {
  calls.length = 0
  const contextValue = createContext({
    store: watched(),
    analyst: new Analyst({ kind: 'sqlite', file: `${folder.path}/concord.db` }, () => undefined),
    versions: new VersionWatch(store),
    viewer: { canEdit: false, name: 'a test' },
    signal: new AbortController().signal,
    timeLimit: 10_000,
  })
  const { data, errors } = await graphql({ schema, source, contextValue })
  expect(errors).toBeUndefined()
  return data
}

test('a level of a query is one question to the store, however many entries it has', async () => {
  await ask(
    '{ states(first: 20) { edges { node { id memberships(first: 5) { edges { node { id name } } } } } } }',
  )
  expect(calls).toEqual(['list', 'relations'])
})

test('relations of relations are one question for each level', async () => {
  await ask(
    `{ states(first: 20) { edges { node { treaties(first: 5) { edges { node { parties(first: 5) { edges { node { id } } } } } } } } } }`,
  )
  expect(calls).toEqual(['list', 'relations', 'relations'])
})

test('many ids are looked up at once, each once', async () => {
  await ask(
    '{ a: node(id: "state:france") { id } b: node(id: "state:chile") { id } c: node(id: "state:france") { id } }',
  )
  expect(calls).toEqual(['lookup'])
})

test('an entry and the first of its relations are one question', async () => {
  const data = await ask(
    '{ node(id: "organization:unesco") { id ... on Entry { name relations(types: [MEMBER_OF], first: 1) { edges { node { id } } } } } }',
  )
  expect(data?.node).toMatchObject({
    id: 'organization:unesco',
    relations: { edges: [{ node: { id: 'state:france' } }] },
  })
  expect(calls).toEqual(['relations'])
})

test('what is asked of an entry that is not there stays null', async () => {
  const data = await ask(
    '{ node(id: "organization:nowhere") { id ... on Entry { relations(first: 1) { edges { node { id } } } } } }',
  )
  expect(data?.node).toBeNull()
})

test('typed relations are read together with their entry, on the day that is asked for', async () => {
  const data = await ask(
    '{ organization(id: "unesco") { name members(asOf: "1990-01-01", first: 5) { edges { node { id } } } } }',
  )
  expect(data?.organization).toMatchObject({ members: { edges: [{ node: { id: 'state:france' } }] } })
  expect(calls).toEqual(['relations'])
})
