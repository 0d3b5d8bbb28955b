import type { Entry, Relation } from '../../model/domain.ts'

/** A part of the graph on its way out. Entries are read before relations. */
export interface GraphParts {
  /** The dataset version. */
  readonly version: number
  /** The address under which the same is asked for again. */
  readonly query: string
  readonly kinds: readonly string[]
  readonly types: readonly string[]
  /** The day for which it was asked; today where none was. */
  readonly day: string
  readonly entries: AsyncIterable<Entry>
  /** Those whose both ends are among the entries. */
  readonly relations: AsyncIterable<Relation>
}

/** What a graph says of itself. */
export function aboutGraph({ version, query }: Pick<GraphParts, 'version' | 'query'>): string {
  return `Concord, dataset version ${version}: ${query}`
}
