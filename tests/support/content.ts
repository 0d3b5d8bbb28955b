import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type * as GraphQL from 'graphql'
import { expect } from 'vitest'
import { Analyst } from '../../api/analysis/threads/Analyst.ts'
import { Failure } from '../../api/errors.ts'
import { createContext } from '../../api/graphql/context.ts'
import { toGraphqlError } from '../../api/graphql/errors.ts'
import { schema } from '../../api/graphql/schema.ts'
import type { GraphStore } from '../../api/store/port.ts'
import { VersionWatch } from '../../api/store/VersionWatch.ts'
import { loadIfEmpty } from '../../seeds/load.ts'
import type { Answer } from './concord.ts'
import { openEmbedded } from './embedded.ts'

// The schema was made by the build of the library that the server uses.
const { graphql } = createRequire(import.meta.url)('graphql') as typeof GraphQL

/** Asks the schema over a store, within this process. What the database did stands in the extensions. */
export async function askOver(store: GraphStore, source: string, variables: object = {}): Promise<Answer> {
  const contextValue = createContext({
    store,
    // Measures are taken in a thread that opens the store by itself; nothing that asks here takes any.
    analyst: new Analyst({ kind: 'sqlite', file: 'nothing-is-measured.db' }, () => undefined),
    versions: new VersionWatch(store),
    viewer: { canEdit: false, name: 'a test' },
    signal: new AbortController().signal,
    timeLimit: 20_000,
    metered: true,
  })
  const variableValues = variables as Record<string, unknown>
  const { data, errors } = await graphql({ schema, source, contextValue, variableValues })
  const shown = errors?.map(({ message, originalError }) => ({
    message,
    extensions: originalError instanceof Failure ? toGraphqlError(originalError).extensions : {},
  }))
  const extensions = { database: contextValue.meter }
  return { data, extensions, ...(shown ? { errors: shown } : {}) } as unknown as Answer
}

/** The content of `data/` in an embedded store, to be asked within this process. */
export interface OpenContent {
  readonly store: GraphStore
  ask(source: string, variables?: object): Promise<Answer>
  // biome-ignore lint/suspicious/noExplicitAny: tests look into data of every shape
  data(source: string, variables?: object): Promise<any>
  close(): Promise<void>
}

/** Loads the content into a store of its own. */
export async function openContent(): Promise<OpenContent> {
  const { store, close } = await openEmbedded()
  await loadIfEmpty(store, fileURLToPath(new URL('../../data', import.meta.url)))
  const ask = (source: string, variables?: object) => askOver(store, source, variables)
  return {
    store,
    ask,
    data: async (source, variables) => {
      const { data, errors } = await ask(source, variables)
      expect(errors).toBeUndefined()
      return data
    },
    close,
  }
}
