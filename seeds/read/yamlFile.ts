import { YAMLException } from 'js-yaml'
import type { Problem } from '../../api/errors.ts'
import { kebab } from '../../api/model/ids.ts'
import { sourceId } from './citations.ts'
import type { Origin, ReadResult, Written } from './origin.ts'
import { YamlDocument } from './yamlDocument.ts'

type Path = Problem['path']
type Citation = Record<string, unknown>

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
  file: string,
  document: YamlDocument,
): ReadResult {
  if (relations === undefined || relations === null) return { written: [], faults: [] }
  if (typeof relations !== 'object' || Array.isArray(relations))
    return {
      written: [],
      faults: [
        {
          file,
          line: document.lineOf(['relations']),
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
        origin: { file, line: (path) => document.lineOf(own ? relationPath(base, path) : base) },
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
  const fault = (line: number, message: string) => ({ written: [], faults: [{ file, line, message }] })
  let document: YamlDocument
  try {
    document = new YamlDocument(text)
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return fault((error.mark?.line ?? 0) + 1, `This is not YAML: ${error.reason}.`)
  }
  const { content } = document
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return fault(1, 'The file must be a map: name, summary and so on, each with its value.')
  const { sources, relations, ...properties } = content as Record<string, unknown>
  const id = `${kebab(kind)}:${slug}`
  const citations = listOf(sources).map(citationFrom)
  const origin: Origin = { file, line: (path) => document.lineOf(entryPath(path)) }
  const inherited = citations.filter((citation) => citation.for === undefined)
  const related = readRelations(id, relations, inherited, file, document)
  return {
    written: [
      { operation: { action: 'createEntry', id, properties, citations }, origin },
      ...related.written,
    ],
    faults: related.faults,
  }
}
