import type { Adjacency, Ends } from './adjacency.ts'

/** Which neighbours may be gone to. */
export interface PathFilter {
  /** The numbers of the relation types that count; all if absent. */
  readonly types?: ReadonlySet<number>
  /** The day on which relations have to hold; any if absent. */
  readonly day?: number
  /** The numbers of kinds, and the keys of entries, that may not stand in the middle. */
  readonly avoidKinds?: ReadonlySet<number>
  readonly avoid?: ReadonlySet<number>
  /** What must stand in the middle: each an entry by its key, or any entry of a kind by its number. */
  readonly requirements?: readonly ({ readonly key: number } | { readonly kind: number })[]
}

/** Which paths are looked for, by the keys of entries. */
export interface Aim {
  readonly from: number
  readonly to: number
  readonly maxHops: number
  readonly count: number
  /** Only paths of exactly so many hops. */
  readonly length?: number
}

/** How much may be looked at. */
export interface Budget {
  /** Counts down with every relation that is looked at. */
  left: number
  /** Called now and then; throws if the answer is wanted no more. */
  readonly check: () => void
}

/** The answer: entries by key, from one end to the other. */
export interface FoundPaths {
  readonly paths: readonly (readonly number[])[]
  /** If the budget ran out: the number of hops up to which everything was looked at. */
  readonly stoppedAt?: number
}

/** What was reached from one end: entries in the order in which they were reached, and whence. */
class Side {
  readonly reached: number[]
  readonly whence: Int32Array
  /** Where the last level begins in `reached`. */
  level = 0

  /** @param whence with room for all entries, all zeros; it is so again after `wipe` */
  constructor(start: number, whence: Int32Array) {
    this.reached = [start]
    this.whence = whence
    this.whence[start] = start
  }

  wipe(): void {
    for (const key of this.reached) this.whence[key] = 0
  }

  /** The way back to the start, without the entry itself. */
  wayBack(key: number): number[] {
    const way: number[] = []
    for (let at = key; this.whence[at] !== at; ) {
      at = this.whence[at] ?? at
      way.push(at)
    }
    return way
  }
}

/** Looks for simple paths in an adjacency. Made for one use. */
export class PathSearch {
  private readonly graph: Adjacency
  private readonly types: ReadonlySet<number> | undefined
  private readonly avoided: ReadonlySet<number> | undefined
  private readonly avoidedKeys: ReadonlySet<number>
  /** What entries and kinds fulfil: one bit for each requirement. */
  private readonly bitsOfKey = new Map<number, number>()
  private readonly bitsOfKind = new Map<number, number>()
  /** All requirements. */
  private readonly required: number
  /** For each stretch whether it holds on the day. */
  private readonly holds: Uint8Array | undefined
  private readonly budget: Budget

  constructor(graph: Adjacency, filter: PathFilter, budget: Budget) {
    const { types, day, avoidKinds, avoid = new Set(), requirements = [] } = filter
    this.graph = graph
    this.types = types
    this.avoided = avoidKinds && avoidKinds.size > 0 ? avoidKinds : undefined
    this.holds = day === undefined ? undefined : graph.stretches.on(day)
    this.budget = budget
    this.avoidedKeys = avoid
    for (const [place, requirement] of requirements.entries())
      if ('key' in requirement) this.bitsOfKey.set(requirement.key, 1 << place)
      else this.bitsOfKind.set(requirement.kind, 1 << place)
    this.required = (1 << requirements.length) - 1
  }

  /** The requirements that an entry fulfils. */
  private fulfilled(key: number): number {
    if (this.required === 0) return 0
    return (this.bitsOfKey.get(key) ?? 0) | (this.bitsOfKind.get(this.graph.kinds[key] ?? 0) ?? 0)
  }

  private spend(): boolean {
    if ((--this.budget.left & 8191) === 0) this.budget.check()
    return this.budget.left > 0
  }

  private passes({ type, stretch }: Ends, at: number): boolean {
    if (this.types && !this.types.has(type[at] ?? 0)) return false
    return !this.holds || this.holds[stretch[at] ?? 0] === 1
  }

  private mayStandBetween(key: number): boolean {
    return !this.avoidedKeys.has(key) && !this.avoided?.has(this.graph.kinds[key] ?? 0)
  }

  /** One step further from the last level of a side: where it met the other, 0 if it did not, undefined if the budget ran out. */
  private step(side: Side, opposite: Side): number | undefined {
    const { reached, whence } = side
    const end = reached.length
    for (let index = side.level; index < end; index++) {
      const key = reached[index] ?? 0
      const ends = this.graph.of(key)
      for (let at = ends.begin; at < ends.end; at++) {
        if (!this.spend()) return undefined
        const other = ends.other[at] ?? 0
        if (whence[other] !== 0 || !this.passes(ends, at)) continue
        const met = opposite.whence[other] !== 0
        if (!met && !this.mayStandBetween(other)) continue
        whence[other] = key
        reached.push(other)
        if (met) return other
      }
    }
    side.level = end
    return 0
  }

  /** How many relations a step from the last level looks at. */
  private cost({ reached, level }: Side): number {
    let sum = 0
    for (let index = level; index < reached.length; index++) {
      const { begin, end } = this.graph.of(reached[index] ?? 0)
      sum += end - begin
    }
    return sum
  }

  /** One shortest path, searched from both ends; undefined if there is none, a number of hops if the budget ran out after them. */
  shortest(aim: Aim): number[] | number | undefined {
    const [forFrom, forTo] = this.graph.marks()
    const [left, right] = [new Side(aim.from, forFrom), new Side(aim.to, forTo)]
    try {
      return this.meet(left, right, aim.maxHops)
    } finally {
      left.wipe()
      right.wipe()
    }
  }

  private meet(left: Side, right: Side, maxHops: number): number[] | number | undefined {
    for (let hops = 0; hops < maxHops; hops++) {
      const isLeft = this.cost(left) <= this.cost(right)
      const side = isLeft ? left : right
      const met = this.step(side, isLeft ? right : left)
      if (met === undefined) return hops
      if (met !== 0) return [...left.wayBack(met).reverse(), met, ...right.wayBack(met)]
      if (side.level === side.reached.length) return undefined
    }
    return undefined
  }

  /**
   * For each set of requirements that are open, one more than the hops from each entry to the goal on a way that meets
   * them after that entry; 0 where that is too far. Ways may meet an entry twice here: no path is shorter.
   * @returns undefined if the budget ran out
   */
  distances({ from, to, maxHops }: Aim): Uint8Array[] | undefined {
    const distances = Array.from({ length: this.required + 1 }, () => new Uint8Array(this.graph.kinds.length))
    const place = (open: number) => distances[open] as Uint8Array
    place(0)[to] = 1
    let frontier = [{ key: to, open: 0 }]
    for (let hops = 1; hops < maxHops && frontier.length > 0; hops++) {
      const next: typeof frontier = []
      for (const { key, open } of frontier) {
        const own = key === to ? 0 : this.fulfilled(key)
        // What an entry fulfils is open no more once it was met.
        if ((open & own) !== 0) continue
        const ends = this.graph.of(key)
        for (let at = ends.begin; at < ends.end; at++) {
          if (!this.spend()) return undefined
          const other = ends.other[at] ?? 0
          if (other === to || other === from || !this.passes(ends, at)) continue
          if (!this.mayStandBetween(other)) continue
          for (let met = own; ; met = (met - 1) & own) {
            const before = place(open | met)
            if (before[other] === 0) {
              before[other] = hops + 1
              next.push({ key: other, open: open | met })
            }
            if (met === 0) break
          }
        }
      }
      frontier = next
    }
    return distances
  }

  /** The fewest hops of a way that meets all requirements; undefined if it would be too long. */
  least({ from, to }: Aim, distances: readonly Uint8Array[]): number | undefined {
    const ends = this.graph.of(from)
    let least: number | undefined
    for (let at = ends.begin; at < ends.end; at++) {
      const other = ends.other[at] ?? 0
      const still = other === to ? this.required : this.required & ~this.fulfilled(other)
      const far = distances[still]?.[other] ?? 0
      if (far > 0 && far < (least ?? Number.POSITIVE_INFINITY) && this.passes(ends, at)) least = far
    }
    return least
  }

  /**
   * Simple paths of an exact length, depth first, never going where the goal is out of reach, until there are enough.
   * @returns whether the budget sufficed
   */
  ofLength(
    { from, to, count }: Aim,
    hops: number,
    distances: readonly Uint8Array[],
    paths: number[][],
  ): boolean {
    const path = [from]
    const walk = (key: number, open: number): boolean => {
      const left = hops - path.length
      const ends = this.graph.of(key)
      let last = 0
      for (let at = ends.begin; at < ends.end; at++) {
        if (!this.spend()) return false
        const other = ends.other[at] ?? 0
        const still = other === to ? open : open & ~this.fulfilled(other)
        const far = distances[still]?.[other] ?? 0
        // Parallel relations stand side by side and make one path.
        if (other === last || far === 0 || far > left + 1 || (other === to) !== (left === 0)) continue
        if (!this.passes(ends, at) || path.includes(other)) continue
        last = other
        path.push(other)
        if (left === 0) paths.push([...path])
        else if (!walk(other, still)) return false
        path.pop()
        if (paths.length >= count) return true
      }
      return true
    }
    return walk(from, this.required)
  }
}

/** The shortest simple paths between two entries, by number of hops. */
export function findPaths(graph: Adjacency, aim: Aim, filter: PathFilter, budget: Budget): FoundPaths {
  const search = new PathSearch(graph, filter, budget)
  const isFree = aim.length === undefined && (filter.requirements ?? []).length === 0
  const shortest = isFree ? search.shortest(aim) : undefined
  if (typeof shortest === 'number') return { paths: [], stoppedAt: shortest }
  if (isFree && !shortest) return { paths: [] }
  if (shortest && aim.count === 1) return { paths: [shortest] }
  const first = shortest ? [shortest] : []
  const range = aim.length ?? aim.maxHops
  const distances = search.distances({ ...aim, maxHops: range })
  if (!distances) return { paths: first, stoppedAt: (aim.length ?? shortest?.length ?? 2) - 2 }
  const nearest = search.least(aim, distances)
  if (nearest === undefined) return { paths: first }
  const least = aim.length ?? nearest
  const paths: number[][] = []
  for (let hops = least; hops <= range && paths.length < aim.count; hops++)
    if (!search.ofLength(aim, hops, distances, paths))
      return { paths: paths.length > 0 ? paths : first, stoppedAt: hops - 1 }
  return { paths }
}
