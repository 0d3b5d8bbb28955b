import type { EntryRef, FactData } from '../data/documents.ts'

/** A relation of a compared entry, seen from it. */
export interface ComparedRelation {
  readonly direction: 'FORWARD' | 'BACKWARD'
  readonly node: EntryRef | null
  readonly relation: { readonly type: string }
}

/** An entry that is compared, with all that it is related to on the day. */
export interface Compared extends EntryRef {
  readonly summary: string | null
  readonly facts: readonly FactData[]
  readonly relations: readonly ComparedRelation[]
}

/** A group of relations: of one type, in one direction. */
export interface Group {
  readonly type: string
  readonly direction: 'FORWARD' | 'BACKWARD'
}

/** What names a group in a list. */
export function keyOf({ type, direction }: Group): string {
  return `${type} ${direction}`
}

/** The groups that any of the entries has, the largest first. */
export function groupsOf(compared: readonly Compared[]): readonly (Group & { readonly count: number })[] {
  const groups = new Map<string, Group & { count: number }>()
  for (const { relations } of compared)
    for (const { direction, relation } of relations) {
      const group = { type: relation.type, direction }
      const known = groups.get(keyOf(group))
      if (known) known.count += 1
      else groups.set(keyOf(group), { ...group, count: 1 })
    }
  return [...groups.values()].sort((left, right) => right.count - left.count)
}

/** The entries at the other ends, by id: of one group, or of all where none is named. */
export function neighboursOf({ relations }: Compared, group: string | null): ReadonlyMap<string, EntryRef> {
  const neighbours = new Map<string, EntryRef>()
  for (const { node, relation, direction } of relations)
    if (node && (group === null || keyOf({ type: relation.type, direction }) === group))
      neighbours.set(node.id, node)
  return neighbours
}

/** What several entries have in common, and what only one of them has. */
export interface Shares {
  /** In all of them. */
  readonly shared: readonly EntryRef[]
  /** For each entry, what none of the others has. */
  readonly unique: readonly (readonly EntryRef[])[]
  /** How many each two have in common; on the diagonal, how many each has. */
  readonly overlap: readonly (readonly number[])[]
}

const byName = (left: EntryRef, right: EntryRef) => left.name.localeCompare(right.name, 'en')

/** Compares sets of neighbours. */
export function sharesOf(sets: readonly ReadonlyMap<string, EntryRef>[]): Shares {
  const [first] = sets
  const shared = [...(first?.values() ?? [])].filter(({ id }) => sets.every((set) => set.has(id)))
  const unique = sets.map((set, index) =>
    [...set.values()]
      .filter(({ id }) => sets.every((other, place) => place === index || !other.has(id)))
      .sort(byName),
  )
  const overlap = sets.map((row) =>
    sets.map((column) => [...row.keys()].filter((id) => column.has(id)).length),
  )
  return { shared: shared.sort(byName), unique, overlap }
}
