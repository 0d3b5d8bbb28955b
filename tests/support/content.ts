import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type * as GraphQL from 'graphql'
import { expect } from 'vitest'
import { Failure } from '../../api/errors.ts'
import { createContext } from '../../api/graphql/context.ts'
import { toGraphqlError } from '../../api/graphql/errors.ts'
import { schema } from '../../api/graphql/schema.ts'
import { openStore } from '../../api/store/open.ts'
import type { GraphStore } from '../../api/store/port.ts'
import { loadIfEmpty } from '../../seeds/load.ts'
import type { Answer } from './concord.ts'
import { temporaryFolder } from './concord.ts'

// The schema was made by the build of the library that the server uses.
const { graphql } = createRequire(import.meta.url)('graphql') as typeof GraphQL

/** Asks the schema over a store, within this process. */
export async function askOver(store: GraphStore, source: string, variables: object = {}): Promise<Answer> {
  const contextValue = createContext({
    store,
    viewer: { canEdit: false, name: 'a test' },
    signal: new AbortController().signal,
    timeLimit: 20_000,
  })
  const variableValues = variables as Record<string, unknown>
  const { data, errors } = await graphql({ schema, source, contextValue, variableValues })
  const shown = errors?.map(({ message, originalError }) => ({
    message,
    extensions: originalError instanceof Failure ? toGraphqlError(originalError).extensions : {},
  }))
  return { data, ...(shown ? { errors: shown } : {}) } as unknown as Answer
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
  const folder = temporaryFolder()
  const store = await openStore({ kind: 'sqlite', file: `${folder.path}/concord.db` })
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
    close: async () => {
      await store.close()
      folder.remove()
    },
  }
}
