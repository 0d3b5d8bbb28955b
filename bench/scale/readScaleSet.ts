import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { relationId, slug } from '../../api/model/ids.ts'
import { ontology } from '../../api/model/ontology.ts'
import { partialDate, partialDateType } from '../../api/model/values/partialDate.ts'
import { overlap } from '../../api/store/changeset/spells.ts'

/** An entry of the scale set in the model's terms. */
export interface ScaleEntry {
  readonly id: string
  readonly name: string
}

/** A relation of the scale set in the model's terms, as an operation has it. */
export interface ScaleRelation {
  readonly type: string
  readonly from: string
  readonly to: string
  readonly spell: number
  readonly since?: string
  readonly until?: string
  readonly properties: Readonly<Record<string, string>>
}

/** The whole set: entries first, then relations between them. */
export interface ScaleSet {
  readonly entries: readonly ScaleEntry[]
  readonly relations: readonly ScaleRelation[]
}

type Row = Record<string, string>

const prefixes: Readonly<Record<string, string>> = {
  state: 'state',
  entity: 'state',
  org: 'organization',
  group: 'coalition',
  coalition: 'coalition',
  treaty: 'treaty',
  lineage: 'topic',
  vote: 'instrument',
  term: 'glossary-term',
  place: 'topic',
}

const types: Readonly<Record<string, string>> = { 'voted-on': 'participated-in' }

async function* rows(file: string): AsyncGenerator<Row> {
  const parser = createReadStream(file)
    .pipe(createGunzip())
    .pipe(parse({ columns: true, relax_quotes: true, relax_column_count: true }))
  for await (const row of parser) yield row as Row
}

/** Gives every id of the set one of the model's form; those that fall together get a number. */
class Ids {
  private readonly given = new Map<string, string>()
  private readonly taken = new Set<string>()

  give(id: string): string {
    const colon = id.indexOf(':')
    const prefix = prefixes[id.slice(0, colon)]
    if (!prefix) throw new RangeError(`The scale set has an id of an unknown type: ${id}`)
    const keep = ['state', 'org', 'treaty', 'term'].includes(id.slice(0, colon)) ? id.slice(colon + 1) : id
    const stem = `${prefix}:${slug(keep).slice(0, 100) || 'unnamed'}`
    let candidate = stem
    for (let number = 2; this.taken.has(candidate); number++) candidate = `${stem}-${number}`
    this.taken.add(candidate)
    this.given.set(id, candidate)
    return candidate
  }

  of(id: string): string | undefined {
    return this.given.get(id)
  }
}

function date(text: string | undefined): string | undefined {
  if (!text || !/^\d{4}(-\d{2}){0,2}$/.test(text)) return undefined
  return partialDateType.parse(text, {}).ok ? text : undefined
}

function stretch(row: Row): { since?: string; until?: string } {
  const since = date(row.start)
  const until = date(row.end)
  if (since && until && until < since) return { since }
  return { ...(since ? { since } : {}), ...(until ? { until } : {}) }
}

const dated = new Set([
  'party-to',
  'member-of',
  'part-of',
  'administered-by',
  'participated-in',
  'supersedes',
])

/** A stretch in the model's terms. */
const stretchIn = ({ type, since, until }: ScaleRelation) => ({
  type,
  ...(since ? { since: partialDate(since) } : {}),
  ...(until ? { until: partialDate(until) } : {}),
})

function relationOf(row: Row, ids: Ids, known: Map<string, ScaleRelation[]>): ScaleRelation | undefined {
  const source = ids.of(row.source ?? '')
  const target = ids.of(row.target ?? '')
  const type = types[row.type ?? ''] ?? row.type ?? ''
  if (!source || !target || source === target) return undefined
  const [from = '', to = ''] = type === 'related' ? [source, target].sort() : [source, target]
  const key = relationId({ type, from, to, spell: 1 })
  const earlier = known.get(key)
  if (earlier && !dated.has(type)) return undefined
  const signedOnly = type === 'party-to' && row.status === 'Signature'
  const dates = dated.has(type) ? stretch(row) : {}
  const properties: Record<string, string> = {}
  if (signedOnly && dates.since) properties.signed = dates.since
  if (type === 'participated-in' && row.status) properties.roleNote = row.status
  const spell = (earlier?.length ?? 0) + 1
  const relation = { type, from, to, spell, ...(signedOnly ? {} : dates), properties }
  if (earlier?.some((one) => overlap(stretchIn(one), stretchIn(relation), ontology))) return undefined
  if (earlier) earlier.push(relation)
  else known.set(key, [relation])
  return relation
}

/**
 * Reads the scale set: 250,247 entries and about 1,306,000 relations, put into the model's terms. Votes become
 * participations, repeated relations become spells, what the model refuses (an entry related to itself, a stretch that
 * overlaps another) is left out.
 * @param folder holds nodes.csv.gz (id, type, label) and edges.csv.gz (source, target, type, start, end, status)
 */
export async function readScaleSet(folder: string): Promise<ScaleSet> {
  const ids = new Ids()
  const entries: ScaleEntry[] = []
  for await (const { id = '', label = '' } of rows(join(folder, 'nodes.csv.gz'))) {
    const name = label.replace(/\s+/g, ' ').trim() || id
    entries.push({ id: ids.give(id), name })
  }
  const known = new Map<string, ScaleRelation[]>()
  const relations: ScaleRelation[] = []
  for await (const row of rows(join(folder, 'edges.csv.gz'))) {
    const relation = relationOf(row, ids, known)
    if (relation) relations.push(relation)
  }
  return { entries, relations }
}
