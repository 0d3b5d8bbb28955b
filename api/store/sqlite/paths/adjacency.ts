import type { Database } from '../database.ts'

/**
 * Who is joined to whom, as arrays: the neighbours of entry `k` stand from `first[k]` up to `first[k + 1]`. About
 * 21 bytes for each end of a relation.
 */
export interface Adjacency {
  readonly version: number
  readonly first: Uint32Array
  readonly other: Uint32Array
  readonly type: Uint16Array
  readonly from: Uint32Array
  readonly until: Uint32Array
  /** The kind of each entry. */
  readonly kind: Uint16Array
}

function versionOf(database: Database): number {
  return database.get<{ version: number }>('SELECT version FROM dataset')?.version ?? 0
}

/** Reads the whole graph into arrays: about a second for a million relations. */
function build(database: Database): Adjacency {
  const version = versionOf(database)
  const entries = (database.get<{ last: number | null }>('SELECT max(key) AS last FROM entry')?.last ?? 0) + 1
  const ends = database.get<{ ends: number }>('SELECT count(*) AS ends FROM neighbor')?.ends ?? 0
  const adjacency = {
    version,
    first: new Uint32Array(entries + 1),
    other: new Uint32Array(ends),
    type: new Uint16Array(ends),
    from: new Uint32Array(ends),
    until: new Uint32Array(ends),
    kind: new Uint16Array(entries + 1),
  }
  for (const { key, kind } of database.iterate<{ key: number; kind: number }>('SELECT key, kind FROM entry'))
    adjacency.kind[key] = kind
  let at = 0
  let reached = 0
  const rows = database.iterate<{
    entry_key: number
    other_key: number
    type: number
    holds_from: number
    holds_until: number
  }>(
    'SELECT entry_key, other_key, type, holds_from, holds_until FROM neighbor ORDER BY entry_key, type, direction, other_name, other_key, spell',
  )
  for (const { entry_key, other_key, type, holds_from, holds_until } of rows) {
    while (reached <= entry_key) adjacency.first[reached++] = at
    adjacency.other[at] = other_key
    adjacency.type[at] = type
    adjacency.from[at] = holds_from
    adjacency.until[at] = holds_until
    at += 1
  }
  while (reached <= entries) adjacency.first[reached++] = at
  return adjacency
}

/** Keeps the adjacency in memory and brings it up to the dataset version that is asked for. */
export class AdjacencyCache {
  private held: Adjacency | undefined

  /** The adjacency of the graph as the connection sees it now. */
  of(database: Database): Adjacency {
    if (this.held?.version !== versionOf(database)) {
      // Let go of the old arrays before the new ones are made.
      this.held = undefined
      this.held = build(database)
    }
    return this.held
  }
}
