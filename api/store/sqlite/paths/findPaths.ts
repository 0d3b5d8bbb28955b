import type { Adjacency } from './adjacency.ts'

/** Which neighbours may be gone to, by number. */
export interface PathFilter {
  /** The relation types that count; all if absent. */
  readonly types?: ReadonlySet<number>
  /** The day on which relations have to hold; any if absent. */
  readonly day?: number
  /** Kinds that may not stand in the middle. */
  readonly avoidKinds?: ReadonlySet<number>
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
  /** The number of hops at which the budget ran out. */
  readonly stoppedAt?: number
}

/** Looks for simple paths in an adjacency. Made for one use. */
class PathSearch {
  private readonly graph: Adjacency
  private readonly filter: PathFilter
  private readonly budget: Budget

  constructor(graph: Adjacency, filter: PathFilter, budget: Budget) {
    this.graph = graph
    this.filter = filter
    this.budget = budget
  }

  private spend(): boolean {
    this.budget.left -= 1
    if ((this.budget.left & 4095) === 0) this.budget.check()
    return this.budget.left > 0
  }

  private passes(at: number): boolean {
    const { types, day } = this.filter
    if (types && !types.has(this.graph.type[at] ?? 0)) return false
    return day === undefined || ((this.graph.from[at] ?? 0) <= day && day < (this.graph.until[at] ?? 0))
  }

  private mayStandBetween(key: number): boolean {
    return !this.filter.avoidKinds?.has(this.graph.kind[key] ?? 0)
  }

  /** One step further from all of a level: who is reached for the first time, and from where. */
  private level(
    frontier: readonly number[],
    seen: Map<number, number>,
    goal: ReadonlyMap<number, number>,
  ): number[] | number | undefined {
    const next: number[] = []
    for (const key of frontier) {
      const end = this.graph.first[key + 1] ?? 0
      for (let at = this.graph.first[key] ?? 0; at < end; at++) {
        if (!this.spend()) return undefined
        const other = this.graph.other[at] ?? 0
        if (seen.has(other) || !this.passes(at)) continue
        const reached = goal.has(other)
        if (!reached && !this.mayStandBetween(other)) continue
        seen.set(other, key)
        if (reached) return other
        next.push(other)
      }
    }
    return next
  }

  /** One shortest path, searched from both ends. Undefined if there is none; a number if the budget ran out there. */
  shortest(from: number, to: number, maxHops: number): number[] | number | undefined {
    const seen: [Map<number, number>, Map<number, number>] = [new Map([[from, 0]]), new Map([[to, 0]])]
    const frontiers: [number[], number[]] = [[from], [to]]
    for (let hops = 0; hops < maxHops; hops++) {
      const side = this.work(frontiers[0]) <= this.work(frontiers[1]) ? 0 : 1
      const result = this.level(frontiers[side], seen[side], seen[side === 0 ? 1 : 0])
      if (result === undefined) return hops
      if (typeof result === 'number') return joined(result, seen[0], seen[1])
      if (result.length === 0) return undefined
      frontiers[side] = result
    }
    return undefined
  }

  /** How many relations a step from a level looks at. */
  private work(frontier: readonly number[]): number {
    let sum = 0
    for (const key of frontier) sum += (this.graph.first[key + 1] ?? 0) - (this.graph.first[key] ?? 0)
    return sum
  }

  /** How many hops each entry is from the goal, up to a number of hops. Undefined if the budget ran out. */
  distances(goal: number, start: number, maxHops: number): Map<number, number> | undefined {
    const distance = new Map([[goal, 0]])
    let frontier = [goal]
    for (let hops = 1; hops <= maxHops; hops++) {
      const next: number[] = []
      for (const key of frontier)
        for (let at = this.graph.first[key] ?? 0; at < (this.graph.first[key + 1] ?? 0); at++) {
          if (!this.spend()) return undefined
          const other = this.graph.other[at] ?? 0
          if (distance.has(other) || !this.passes(at) || (other !== start && !this.mayStandBetween(other)))
            continue
          distance.set(other, hops)
          if (other !== start) next.push(other)
        }
      frontier = next
    }
    return distance
  }

  /**
   * All simple paths of an exact length, depth first, never going where the goal is out of reach.
   * @returns whether everything was looked at
   */
  ofLength(
    from: number,
    to: number,
    hops: number,
    distance: ReadonlyMap<number, number>,
    wanted: number,
    paths: number[][],
  ): boolean {
    const path = [from]
    const on = new Set(path)
    const walk = (key: number): boolean => {
      const left = hops - path.length + 1
      let last = -1
      const tried = new Set<number>()
      for (let at = this.graph.first[key] ?? 0; at < (this.graph.first[key + 1] ?? 0); at++) {
        if (!this.spend()) return false
        const other = this.graph.other[at] ?? 0
        if (other === last || on.has(other) || !this.passes(at)) continue
        const far = distance.get(other)
        if (far === undefined || far > left - 1 || (other === to) !== (left === 1) || tried.has(other))
          continue
        last = other
        tried.add(other)
        if (left === 1) {
          paths.push([...path, other])
          if (paths.length >= wanted) return true
          continue
        }
        path.push(other)
        on.add(other)
        const whole = walk(other)
        path.pop()
        on.delete(other)
        if (!whole) return false
        if (paths.length >= wanted) return true
      }
      return true
    }
    return walk(from)
  }
}

function joined(
  meeting: number,
  forward: ReadonlyMap<number, number>,
  backward: ReadonlyMap<number, number>,
): number[] {
  const path = [meeting]
  for (let key = forward.get(meeting); key; key = forward.get(key)) path.unshift(key)
  for (let key = backward.get(meeting); key; key = backward.get(key)) path.push(key)
  return path
}

/**
 * The shortest simple paths between two entries, by number of hops.
 * @param count how many are wanted
 */
export function findPaths(
  graph: Adjacency,
  from: number,
  to: number,
  maxHops: number,
  count: number,
  filter: PathFilter,
  budget: Budget,
): FoundPaths {
  const search = new PathSearch(graph, filter, budget)
  const shortest = search.shortest(from, to, maxHops)
  if (typeof shortest === 'number') return { paths: [], stoppedAt: shortest }
  if (!shortest) return { paths: [] }
  if (count === 1) return { paths: [shortest] }
  const least = shortest.length - 1
  const distance = search.distances(to, from, maxHops - 1)
  if (!distance) return { paths: [shortest], stoppedAt: least }
  distance.set(from, least)
  const paths: number[][] = []
  for (let hops = least; hops <= maxHops && paths.length < count; hops++)
    if (!search.ofLength(from, to, hops, distance, count, paths))
      return { paths: paths.length > 0 ? paths : [shortest], stoppedAt: hops }
  return { paths }
}
