import type { KnownOntology } from '../../data/OntologyProvider.tsx'
import { otherEnd } from '../graph/graph.ts'
import type { VisibleEntry, VisibleGraph, VisibleRelation } from '../graph/visible.ts'
import { datesInWords, inThePast } from '../paths/story.ts'

/** A line of the outline: an entry, or the relations of one type that the entry above has. */
export interface OutlineRow {
  /** The way to it from the top: unique, though an entry can stand in several places. */
  readonly key: string
  readonly level: number
  readonly entry: VisibleEntry | null
  /** The relation by which an entry stands here. */
  readonly relation: VisibleRelation | null
  /** How a group reads, and how many are in it. */
  readonly reading: string
  readonly count: number
  readonly canOpen: boolean
  readonly isOpen: boolean
  readonly place: number
  readonly of: number
  /** What is read aloud. */
  readonly words: string
}

/** What an outline is made from. */
export interface OutlineParts {
  readonly graph: VisibleGraph
  readonly ontology: KnownOntology
  /** The lines that are open, by their keys. */
  readonly open: ReadonlySet<string>
  /** The entry that comes first. */
  readonly first: string | undefined
  readonly order: 'connected' | 'name'
}

interface Group {
  readonly name: string
  readonly reading: string
  readonly members: { entry: VisibleEntry; relation: VisibleRelation }[]
}

/** Puts entries into an outline: from the most connected one of each part, by relation types, as deep as it is opened. */
export class Outline {
  readonly #parts: OutlineParts
  readonly #entries: ReadonlyMap<string, VisibleEntry>
  readonly #relations = new Map<string, VisibleRelation[]>()
  readonly #rows: OutlineRow[] = []

  constructor(parts: OutlineParts) {
    this.#parts = parts
    const seen = parts.graph.entries.filter(({ standing }) => standing !== 'absent')
    this.#entries = new Map(seen.map((entry) => [entry.id, entry]))
    for (const relation of parts.graph.relations) {
      if (relation.standing === 'absent') continue
      for (const id of new Set([relation.from, relation.to])) {
        const there = this.#relations.get(id)
        if (there) there.push(relation)
        else this.#relations.set(id, [relation])
      }
    }
  }

  /** The lines that are in sight. */
  rows(): readonly OutlineRow[] {
    const roots = this.roots()
    for (const [i, entry] of roots.entries())
      this.#addEntry(entry, null, { key: entry.id, level: 1, place: i + 1, of: roots.length, from: null })
    return this.#rows
  }

  /** The entry from which each part of the graph is told. */
  roots(): VisibleEntry[] {
    const told = new Set<string>()
    const { first } = this.#parts
    const rank = (entry: VisibleEntry) =>
      entry.id === first ? Number.POSITIVE_INFINITY : this.#degree(entry.id)
    return [...this.#entries.values()]
      .sort((a, b) => rank(b) - rank(a))
      .filter(({ id }) => {
        if (told.has(id)) return false
        const queue = [id]
        told.add(id)
        for (const at of queue)
          for (const relation of this.#relations.get(at) ?? []) {
            const other = otherEnd(relation, at)
            if (told.has(other)) continue
            told.add(other)
            queue.push(other)
          }
        return true
      })
  }

  #degree(id: string): number {
    return this.#relations.get(id)?.length ?? 0
  }

  #addEntry(
    entry: VisibleEntry,
    relation: VisibleRelation | null,
    at: { key: string; level: number; place: number; of: number; from: VisibleEntry | null },
  ): void {
    const { key, level, place, of, from } = at
    const groups = this.#groupsOf(entry, relation)
    const isOpen = groups.length > 0 && this.#parts.open.has(key)
    const kind = this.#parts.ontology.kind(entry.kind)?.label ?? entry.kind
    const told = relation && from ? ` ${this.#told(relation, entry, from)}.` : ''
    const past = entry.standing === 'past' ? ', past' : ''
    const inside = groups.map(({ reading, members }) => `${reading}: ${members.length}`).join(', ')
    const words = `${entry.name}, ${kind}${past}.${told}${inside ? ` ${inside}.` : ''}`
    const count = this.#degree(entry.id)
    this.#rows.push({
      key,
      level,
      entry,
      relation,
      reading: '',
      count,
      canOpen: groups.length > 0,
      isOpen,
      place,
      of,
      words,
    })
    if (!isOpen) return
    for (const [i, group] of groups.entries())
      this.#addGroup(group, entry, {
        key: `${key}/${group.name}`,
        level: level + 1,
        place: i + 1,
        of: groups.length,
      })
  }

  #addGroup(
    { reading, members }: Group,
    from: VisibleEntry,
    at: { key: string; level: number; place: number; of: number },
  ): void {
    const isOpen = this.#parts.open.has(at.key)
    const first = members[0]?.entry.name
    const words = `${from.name} ${reading}: ${members.length}. First: ${first}.`
    this.#rows.push({
      ...at,
      entry: null,
      relation: null,
      reading,
      count: members.length,
      canOpen: true,
      isOpen,
      words,
    })
    if (!isOpen) return
    for (const [i, { entry, relation }] of members.entries())
      this.#addEntry(entry, relation, {
        key: `${at.key}/${relation.id}`,
        level: at.level + 1,
        place: i + 1,
        of: members.length,
        from,
      })
  }

  /** How an entry is related to the one above it: 'is a party to the Montreal Protocol since 1 Jan 1989'. */
  #told(relation: VisibleRelation, entry: VisibleEntry, above: VisibleEntry): string {
    const reading = this.#reading(relation, entry.id)
    const told = relation.standing === 'past' ? inThePast(reading) : reading
    const differ = relation.sourcesDiffer ? ', sources differ' : ''
    return (
      `${told.charAt(0).toUpperCase()}${told.slice(1)} ${above.name} ${datesInWords(relation)}`.trimEnd() +
      differ
    )
  }

  #reading(relation: VisibleRelation, from: string): string {
    const declared = this.#parts.ontology.relationType(relation.type)
    return declared?.reading[relation.from === from ? 'forward' : 'backward'] ?? relation.type
  }

  /** The relations of an entry by type, in the order of the model; without the one by which it stands here. */
  #groupsOf(entry: VisibleEntry, besides: VisibleRelation | null): Group[] {
    const groups = new Map<string, Group>()
    for (const relation of this.#relations.get(entry.id) ?? []) {
      const other = this.#entries.get(otherEnd(relation, entry.id))
      if (!other || relation.id === besides?.id) continue
      const name = `${relation.type}:${relation.from === entry.id ? 'forward' : 'backward'}`
      const group = groups.get(name) ?? { name, reading: this.#reading(relation, entry.id), members: [] }
      group.members.push({ entry: other, relation })
      groups.set(name, group)
    }
    const types = this.#parts.ontology.relationTypes.map(({ name }) => name)
    const typeOf = ({ name }: Group) => types.indexOf(name.slice(0, name.indexOf(':')))
    const ordered = [...groups.values()].sort((a, b) => typeOf(a) - typeOf(b))
    for (const { members } of ordered) members.sort((a, b) => this.#compare(a.entry, b.entry))
    return ordered
  }

  #compare(a: VisibleEntry, b: VisibleEntry): number {
    const byDegree = this.#parts.order === 'connected' ? this.#degree(b.id) - this.#degree(a.id) : 0
    return byDegree || a.name.localeCompare(b.name, 'en')
  }
}
