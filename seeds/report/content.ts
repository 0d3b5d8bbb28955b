import { isCounted } from '../../api/model/counted.ts'
import type { CreateEntry, CreateRelation, Day, EntryId, PartialDate } from '../../api/model/domain.ts'
import { searchForm, searchTexts } from '../../api/model/names.ts'
import { kindOf } from '../../api/model/ontology.ts'
import { holdsOn, relationStretch } from '../../api/model/time.ts'
import { checkContent } from '../check.ts'
import { readFolder } from '../read/folder.ts'

/** The content as it is written, with what is asked of it again and again. */
export class Content {
  readonly entries: readonly CreateEntry[]
  readonly relations: readonly CreateRelation[]
  readonly byId: ReadonlyMap<EntryId, CreateEntry>
  private readonly byEnd = new Map<string, CreateRelation[]>()

  constructor(entries: readonly CreateEntry[], relations: readonly CreateRelation[]) {
    this.entries = entries
    this.relations = relations
    this.byId = new Map(entries.map((entry) => [entry.id, entry]))
    for (const relation of relations) {
      const key = `${relation.type} ${relation.to}`
      const known = this.byEnd.get(key)
      if (known) known.push(relation)
      else this.byEnd.set(key, [relation])
    }
  }

  /** The entries of a kind. */
  ofKind(kind: string): CreateEntry[] {
    return this.entries.filter(({ id }) => kindOf(id) === kind)
  }

  /** The relations of a type that lead to an entry, every spell of them. */
  leadingTo(type: string, to: EntryId): readonly CreateRelation[] {
    return this.byEnd.get(`${type} ${to}`) ?? []
  }

  /** The ids of those that have this relation to an entry on a day, each once; observers and associates are not counted. */
  holders(type: string, to: EntryId, day: Day): EntryId[] {
    const holding = this.leadingTo(type, to).filter(
      (relation) => holdsOn(relationStretch(relation), day) && isCounted(relation),
    )
    return [...new Set(holding.map(({ from }) => from))]
  }

  /** A property that is a date. */
  date(id: EntryId, property: string): PartialDate | undefined {
    return this.byId.get(id)?.properties[property] as PartialDate | undefined
  }

  /** The ids of some entries by every name that they go by, in search form. A name of several leads nowhere. */
  idsByName(isMeant: (entry: CreateEntry) => boolean): ReadonlyMap<string, EntryId> {
    const found = new Map<string, EntryId | undefined>()
    for (const { id, properties } of this.entries.filter(isMeant)) {
      const { name, abbreviations, otherNames } = searchTexts({ kind: kindOf(id) ?? '', properties })
      for (const form of new Set([name, ...abbreviations, ...otherNames].map(searchForm)))
        found.set(form, found.has(form) ? undefined : id)
    }
    return new Map([...found].filter((pair): pair is [string, EntryId] => pair[1] !== undefined))
  }
}

/**
 * Reads and checks the content of a folder such as `data/`.
 * @throws {Failure} INVALID_DATA with every fault by file and line
 */
export function readContent(folder: string): Content {
  const operations = checkContent(readFolder(folder))
  return new Content(
    operations.filter((operation): operation is CreateEntry => operation.action === 'createEntry'),
    operations.filter((operation): operation is CreateRelation => operation.action === 'createRelation'),
  )
}
