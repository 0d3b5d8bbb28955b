import type { GraphStore } from '../../port.ts'
import type { AdjacencyCache } from '../paths/adjacency.ts'
import { paths } from '../paths/paths.ts'
import { count, facets, list } from '../reading/list.ts'
import { neighborhood, relationsAmong } from '../reading/neighborhood.ts'
import { relationCounts, relations } from '../reading/relations.ts'
import { searchAll } from '../reading/search.ts'
import { commit, type WrittenChangeset } from '../writing/commit.ts'
import type { Context } from '../writing/subjects.ts'

/** What a thread works with. */
export interface Workplace extends Context {
  readonly adjacency: AdjacencyCache
}

type Query<Method extends keyof GraphStore> = GraphStore[Method] extends (
  query: infer Asked,
  ...rest: never[]
) => unknown
  ? Asked
  : never

/** The work that can be long, by name. What goes in and out is plain data. */
export const work = {
  list: ({ database, symbols, model }: Workplace, query: Query<'list'>) =>
    list(database, symbols, model, query),
  count: ({ database, symbols, model }: Workplace, query: Query<'count'>) =>
    count(database, symbols, model, query),
  facets: ({ database, symbols, model }: Workplace, query: Query<'facets'>) =>
    facets(database, symbols, model, query),
  relations: ({ database, symbols, model }: Workplace, query: Query<'relations'>) =>
    relations(database, symbols, model, query),
  relationCounts: ({ database, symbols, model }: Workplace, query: Query<'relationCounts'>) =>
    relationCounts(database, symbols, model, query),
  relationsAmong: ({ database, symbols }: Workplace, query: Query<'relationsAmong'>) =>
    relationsAmong(database, symbols, query),
  search: ({ database, symbols }: Workplace, query: Query<'search'>) => searchAll(database, symbols, query),
  neighborhood: ({ database, symbols, model }: Workplace, query: Query<'neighborhood'>) =>
    neighborhood(database, symbols, model, query),
  paths: ({ database, symbols, adjacency }: Workplace, query: Query<'paths'>) =>
    paths(database, symbols, adjacency, query),
  commit: (workplace: Workplace, changeset: WrittenChangeset) => commit(workplace, changeset),
} as const

/** The name of a piece of work. */
export type WorkName = keyof typeof work

/** What a piece of work is asked. */
export type WorkQuery<Name extends WorkName> = Parameters<(typeof work)[Name]>[1]

/** What a piece of work answers. */
export type WorkResult<Name extends WorkName> = ReturnType<(typeof work)[Name]>
