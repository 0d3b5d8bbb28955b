import { isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { Problem } from '../../api/errors.ts'
import { kebab } from '../../api/model/ids.ts'
import { sourceId } from './citations.ts'
import type { Fault, Origin, ReadResult, Written } from './origin.ts'

type Path = Problem['path']
type Citation = Record<string, unknown>

/** Finds lines in a YAML file. */
class YamlOrigin {
  private readonly document: ReturnType<typeof parseDocument>
  private readonly lines: LineCounter
  readonly file: string

  constructor(file: string, document: ReturnType<typeof parseDocument>, lines: LineCounter) {
    this.file = file
    this.document = document
    this.lines = lines
  }

  /** The line of the deepest part of the path that is there. */
  lineOf(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const offset = this.offsetOf(path.slice(0, length))
      if (offset !== undefined) return this.lines.linePos(offset).line
    }
    return 1
  }

  private offsetOf(path: Path): number | undefined {
    const parent = this.document.getIn(path.slice(0, -1), true)
    if (isMap(parent)) {
      const pair = parent.items.find(
        ({ key }) => String(isNode(key) ? key.toJSON() : key) === String(path.at(-1)),
      )
      return isNode(pair?.key) ? pair.key.range?.[0] : undefined
    }
    const node = this.document.getIn(path, true)
    return isNode(node) ? node.range?.[0] : undefined
  }
}

function citationFrom(item: unknown): Citation {
  if (typeof item === 'string') return { source: sourceId(item) }
  if (typeof item !== 'object' || item === null) return { source: item }
  const { source, ...rest } = item as Citation
  return { ...rest, source: typeof source === 'string' ? sourceId(source) : source }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

/** A relation that a file lists under `relations`: its operation, and where its parts stand. */
function relationFrom(
  from: string,
  type: string,
  item: unknown,
  inherited: Citation[],
): { operation: Record<string, unknown>; own: boolean } {
  const written = typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : { to: item }
  const { to, since, until, sources, ...properties } = written
  const citations = sources === undefined ? inherited : listOf(sources).map(citationFrom)
  const dates = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }
  return {
    operation: { action: 'createRelation', type, from, to, ...dates, properties, citations },
    own: typeof item === 'object',
  }
}

/** How the parts of an entry's operation are written: properties stand at the top, citations under `sources`. */
function entryPath(path: Path): Path {
  const [part, ...rest] = path
  if (part === 'properties') return rest
  return part === 'citations' ? ['sources', ...rest] : []
}

function relationPath(base: Path, path: Path): Path {
  const [part, ...rest] = path
  if (part === 'properties') return [...base, ...rest]
  if (part === 'type') return base.slice(0, 2)
  return [...base, part === 'citations' ? 'sources' : (part ?? 'to'), ...rest]
}

function readRelations(
  id: string,
  relations: unknown,
  inherited: Citation[],
  origin: YamlOrigin,
): ReadResult {
  if (relations === undefined || relations === null) return { written: [], faults: [] }
  if (typeof relations !== 'object' || Array.isArray(relations))
    return {
      written: [],
      faults: [
        {
          file: origin.file,
          line: origin.lineOf(['relations']),
          message: "'relations' must be a map from relation types to lists.",
        },
      ],
    }
  const written: Written[] = []
  for (const [type, items] of Object.entries(relations))
    for (const [index, item] of listOf(items).entries()) {
      const { operation, own } = relationFrom(id, type, item, inherited)
      const base: Path = Array.isArray(items) ? ['relations', type, index] : ['relations', type]
      written.push({
        operation,
        origin: { file: origin.file, line: (path) => origin.lineOf(own ? relationPath(base, path) : base) },
      })
    }
  return { written, faults: [] }
}

/**
 * Reads a file that describes one entry.
 * @param file its path, for messages
 * @param kind the name of the kind, known by the folder
 * @param slug the part of the id after the colon, known by the file's name
 */
export function readYamlFile(file: string, kind: string, slug: string, text: string): ReadResult {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const faults: Fault[] = [...document.errors, ...document.warnings].map(({ message, linePos }) => ({
    file,
    line: linePos?.[0].line ?? 1,
    message: message.split('\n')[0] ?? message,
  }))
  const content: unknown = faults.length > 0 ? undefined : document.toJS()
  if (faults.length === 0 && (typeof content !== 'object' || content === null || Array.isArray(content)))
    faults.push({
      file,
      line: 1,
      message: 'The file must be a map: name, summary and so on, each with its value.',
    })
  if (faults.length > 0) return { written: [], faults }
  const { sources, relations, ...properties } = content as Record<string, unknown>
  const id = `${kebab(kind)}:${slug}`
  const citations = listOf(sources).map(citationFrom)
  const where = new YamlOrigin(file, document, lines)
  const origin: Origin = { file, line: (path) => where.lineOf(entryPath(path)) }
  const inherited = citations.filter((citation) => citation.for === undefined)
  const related = readRelations(id, relations, inherited, where)
  return {
    written: [
      { operation: { action: 'createEntry', id, properties, citations }, origin },
      ...related.written,
    ],
    faults: related.faults,
  }
}
