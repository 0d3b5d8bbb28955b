import { Failure } from '../errors.ts'
import type { EntryId } from '../model/domain.ts'
import type { EntryFilter } from './port.ts'

/** The part of the graph whose structure is wanted: entries, and the relations between them. */
export interface StructureQuery extends EntryFilter {
  /** The types of relations; all if absent. On the day of the filter, if it has one. */
  readonly types?: readonly string[]
  /** What is larger is not read. */
  readonly most: { readonly entries: number; readonly relations: number }
}

/** Who is related to whom by one type: relation `i` goes from `origins[i]` to `ends[i]`. */
export interface RelationsOfType {
  readonly type: string
  readonly origins: Int32Array
  readonly ends: Int32Array
}

/** Who is related to whom, at one dataset version, and nothing else. Entries go by their place in `ids`. */
export interface Structure {
  readonly version: number
  readonly ids: readonly EntryId[]
  readonly relations: readonly RelationsOfType[]
}

/** Numbers as they are collected. Grows by doubling. */
class Numbers {
  private array = new Int32Array(256)
  private count = 0

  add(number: number): void {
    if (this.count === this.array.length) {
      const larger = new Int32Array(this.array.length * 2)
      larger.set(this.array)
      this.array = larger
    }
    this.array[this.count++] = number
  }

  get all(): Int32Array {
    return this.array.slice(0, this.count)
  }
}

/** Puts a structure together, entries first, whatever a store knows them by. */
export class StructureBuilder<Key> {
  private readonly most: StructureQuery['most']
  private readonly ids: EntryId[] = []
  private readonly places = new Map<Key, number>()
  private readonly types = new Map<string, { origins: Numbers; ends: Numbers }>()
  private relationCount = 0

  constructor({ most }: StructureQuery) {
    this.most = most
  }

  /** @throws {Failure} TOO_MUCH_WORK */
  addEntry(key: Key, id: EntryId): void {
    this.places.set(key, this.ids.length)
    this.ids.push(id)
    if (this.ids.length > this.most.entries) throw this.tooLarge('entries')
  }

  /**
   * Adds a relation if both of its ends are in the part.
   * @throws {Failure} TOO_MUCH_WORK
   */
  addRelation(type: string, from: Key, to: Key): void {
    const [origin, end] = [this.places.get(from), this.places.get(to)]
    if (origin === undefined || end === undefined) return
    let { origins, ends } = this.types.get(type) ?? {}
    if (!origins || !ends) {
      origins = new Numbers()
      ends = new Numbers()
      this.types.set(type, { origins, ends })
    }
    origins.add(origin)
    ends.add(end)
    this.relationCount += 1
    if (this.relationCount > this.most.relations) throw this.tooLarge('relations')
  }

  /** What was put together, of a dataset version. */
  build(version: number): Structure {
    const relations = [...this.types].map(([type, { origins, ends }]) => ({
      type,
      origins: origins.all,
      ends: ends.all,
    }))
    return { version, ids: this.ids, relations }
  }

  private tooLarge(what: keyof StructureQuery['most']): Failure {
    const limit = this.most[what]
    return new Failure(
      'TOO_MUCH_WORK',
      `This part of the graph has more than ${limit.toLocaleString('en')} ${what}.`,
      {
        hint: 'Ask for a smaller part: some kinds, some types of relations, a day.',
        data: { limit, of: what },
      },
    )
  }
}
