import { Failure } from '../errors.ts'
import type { Entry, EntryId, Relation } from '../model/domain.ts'
import type { Direction, Ontology } from '../model/ontology.ts'
import { checkNumber } from './checkNumber.ts'
import { checkTypes } from './checkTypes.ts'
import type { Neighborhood, NeighborhoodQuery } from './port.ts'

/** The bounds of a neighbourhood. */
const bounds = { depth: 3, perType: 100, limit: 100_000 } as const

/**
 * Checks the numbers of a question, and that what it limits is there and named once.
 * @throws {Failure} BAD_INPUT
 */
export function checkNeighborhood(
  { start, depth, perType, limits = [], limit }: NeighborhoodQuery,
  model: Ontology,
): void {
  checkNumber('depth', depth, 1, bounds.depth)
  checkNumber('perType', perType, 0, bounds.perType)
  checkNumber('limit', limit, 1, bounds.limit)
  if (start.length === 0)
    throw new Failure('BAD_INPUT', 'A neighbourhood needs at least one entry to start from.')
  const named = new Set<string>()
  for (const { type, direction, first } of limits) {
    checkNumber('first', first, 0, bounds.perType)
    checkTypes({ model }, [type])
    const name = `${type} ${direction ?? ''}`
    if (named.has(name)) throw new Failure('BAD_INPUT', `Two limits are named for '${type}'.`)
    named.add(name)
  }
}

/** How many relations of a type and direction a question follows from each entry: what names the direction counts first. */
export function mostFollowed(
  { limits = [], perType }: NeighborhoodQuery,
  type: string,
  direction: Direction,
): number {
  const own = limits.filter((limit) => limit.type === type)
  const limit = own.find((each) => each.direction === direction) ?? own.find((each) => !each.direction)
  return limit?.first ?? perType
}

/** The relations of one type and direction that an expanded entry has. */
interface Followed {
  readonly entry: EntryId
  readonly type: string
  readonly direction: Direction
  readonly total: number
}

/** What is found around some entries, while it is gathered level by level. Made for one use. */
export class Surroundings {
  private readonly query: NeighborhoodQuery
  private readonly model: Ontology
  private readonly entries = new Map<EntryId, Entry>()
  private readonly relations = new Map<string, Relation>()
  private readonly groups: Followed[] = []
  private limited = false

  constructor(query: NeighborhoodQuery, model: Ontology) {
    this.query = query
    this.model = model
  }

  /** Takes an entry in if there is room; says whether it is in. */
  take(entry: Entry): boolean {
    if (this.entries.has(entry.id)) return true
    if (this.entries.size >= this.query.limit) {
      this.limited = true
      return false
    }
    this.entries.set(entry.id, entry)
    return true
  }

  /** Takes in what the relations of a group lead to. */
  follow(group: Followed, reached: readonly { readonly relation: Relation; readonly other: Entry }[]): void {
    this.groups.push(group)
    for (const { relation, other } of reached) if (this.take(other)) this.relations.set(relation.id, relation)
  }

  /** Those that came in since there were so many. */
  since(count: number): EntryId[] {
    return [...this.entries.keys()].slice(count)
  }

  /** How many entries there are. */
  get size(): number {
    return this.entries.size
  }

  result(): Neighborhood {
    const shown = this.shown()
    return {
      entries: [...this.entries.values()],
      relations: [...this.relations.values()],
      groups: this.groups.map((group) => ({ ...group, shown: shown.get(groupKey(group)) ?? 0 })),
      limited: this.limited,
    }
  }

  /** How many relations of each group are in: those too that were followed from their other end alone. */
  private shown(): Map<string, number> {
    const { otherKinds } = this.query
    const counts = new Map<string, number>()
    for (const { type, from, to } of this.relations.values()) {
      const symmetric = this.model.relationTypes.get(type)?.symmetric
      const seen: readonly [EntryId, Direction, EntryId][] = [
        [from, 'forward', to],
        [to, symmetric ? 'forward' : 'backward', from],
      ]
      for (const [entry, direction, other] of seen) {
        if (otherKinds && !otherKinds.includes(this.entries.get(other)?.kind ?? '')) continue
        const key = groupKey({ entry, type, direction })
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
    return counts
  }
}

function groupKey({ entry, type, direction }: Omit<Followed, 'total'>): string {
  return `${entry} ${type} ${direction}`
}
