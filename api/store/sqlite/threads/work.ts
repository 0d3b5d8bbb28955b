import type { GraphStore, UncheckedChangeset } from '../../port.ts'
import type { AdjacencyCache } from '../paths/adjacencyCache.ts'
import { paths } from '../paths/paths.ts'
import { count, facets } from '../reading/counts.ts'
import { diff } from '../reading/differences.ts'
import { type ChangesMemory, changes, changesets } from '../reading/history.ts'
import { list } from '../reading/list.ts'
import { neighborhood, relationsAmong } from '../reading/neighborhood.ts'
import { relationCounts, relations } from '../reading/relations.ts'
import { Search } from '../reading/search.ts'
import { shared } from '../reading/shared.ts'
import { structure } from '../reading/structure.ts'
import { atVersion } from '../reading/versions.ts'
import { years } from '../reading/years.ts'
import type { Session } from '../session.ts'
import { commit } from '../writing/commit.ts'

/** What a thread works with. */
export interface Workplace extends Session {
  readonly adjacency: AdjacencyCache
  readonly memory: ChangesMemory
}

type Query<Method extends keyof GraphStore> = GraphStore[Method] extends (
  query: infer Asked,
  ...rest: never[]
) => unknown
  ? Asked
  : never

/** The work that can be long, by name. What goes in and out is plain data. */
export const work = {
  list: (session: Workplace, query: Query<'list'>) => list(session, query),
  count: (session: Workplace, query: Query<'count'>) => count(session, query),
  facets: (session: Workplace, query: Query<'facets'>) => facets(session, query),
  shared: (session: Workplace, query: Query<'shared'>) => shared(session, query),
  years: (session: Workplace, query: Query<'years'>) => years(session, query),
  relations: (session: Workplace, query: Query<'relations'>) => relations(session, query),
  relationCounts: (session: Workplace, query: Query<'relationCounts'>) => relationCounts(session, query),
  relationsAmong: (session: Workplace, query: Query<'relationsAmong'>) => relationsAmong(session, query),
  search: (session: Workplace, query: Query<'search'>) =>
    new Search(session, query).byNames().byWords().found,
  neighborhood: (session: Workplace, query: Query<'neighborhood'>) => neighborhood(session, query),
  paths: (session: Workplace, query: Query<'paths'>) => paths(session, session.adjacency, query),
  structure: (session: Workplace, query: Query<'structure'>) => structure(session, query),
  changesets: (session: Workplace, query: Query<'changesets'>) => changesets(session.database, query),
  changes: (session: Workplace, query: Query<'changes'>) => changes(session, query, session.memory),
  diff: (session: Workplace, query: Query<'diff'>) => diff(session, query),
  atVersion: (session: Workplace, { ids, version }: { ids: readonly string[]; version: number }) =>
    atVersion(session, ids, version),
  commit: (session: Workplace, changesets: readonly UncheckedChangeset[]) => commit(session, changesets),
} as const

/** The name of a piece of work. */
export type WorkName = keyof typeof work

/** What a piece of work is asked. */
export type WorkQuery<Name extends WorkName> = Parameters<(typeof work)[Name]>[1]

/** What a piece of work answers. */
export type WorkResult<Name extends WorkName> = ReturnType<(typeof work)[Name]>
