import type { Entry, Relation } from '../../model/domain.ts'
import type { StreamQuery } from '../../store/port.ts'
import type { Snapshot } from '../../store/snapshot.ts'
import { entryColumns, relationColumns } from './columns.ts'
import { csv } from './csv.ts'
import { gexf } from './gexf.ts'
import type { GraphParts } from './graph.ts'
import { graphml } from './graphml.ts'
import { jsonLd } from './jsonLd.ts'
import { jsonLines } from './jsonLines.ts'
import { LinkedData } from './linkedData.ts'
import type { ExportParameter, ExportRequest } from './request.ts'
import { turtle } from './turtle.ts'

/** What an export is made of. */
export interface ExportSource {
  readonly request: ExportRequest
  readonly snapshot: Snapshot
  /** The address under which the same is asked for again. */
  readonly query: string
  readonly publicUrl: string
  readonly today: string
}

/** A form in which the graph can be had. */
export interface ExportFormat {
  readonly description: string
  readonly type: string
  /** What can be said of which part is meant. */
  readonly parameters: readonly ExportParameter[]
  /** What is read of the store, in the order in which it is written. */
  readonly reads: (request: ExportRequest) => readonly StreamQuery[]
  readonly write: (source: ExportSource) => AsyncIterable<string>
}

const entries = ({ snapshot }: ExportSource) => snapshot.streams[0] as AsyncIterable<Entry>
const relations = ({ snapshot }: ExportSource) => snapshot.streams.at(-1) as AsyncIterable<Relation>

const readsEntries = (request: ExportRequest): StreamQuery[] => [{ entries: request.entries }]
const readsRelations = (request: ExportRequest): StreamQuery[] => [{ relations: request.relations }]
const readsGraph = (request: ExportRequest): StreamQuery[] => [
  ...readsEntries(request),
  ...readsRelations(request),
]

const ofEntries: Pick<ExportFormat, 'parameters' | 'reads'> = {
  parameters: ['kinds', 'filter', 'asOf'],
  reads: readsEntries,
}
const ofRelations: Pick<ExportFormat, 'parameters' | 'reads'> = {
  parameters: ['types', 'asOf'],
  reads: readsRelations,
}
const ofGraph: Pick<ExportFormat, 'parameters' | 'reads'> = {
  parameters: ['kinds', 'filter', 'types', 'asOf'],
  reads: readsGraph,
}

/** Of a part of the graph, only relations between its entries: their ids are all that is kept in memory. */
function partsOf(source: ExportSource): GraphParts {
  const { request, snapshot, query, today } = source
  const meant = new Set<string>()
  async function* remembered(): AsyncGenerator<Entry> {
    for await (const entry of entries(source)) {
      meant.add(entry.id)
      yield entry
    }
  }
  async function* between(): AsyncGenerator<Relation> {
    for await (const relation of relations(source))
      if (meant.has(relation.from) && meant.has(relation.to)) yield relation
  }
  return {
    version: snapshot.version,
    query,
    kinds: request.kinds,
    types: request.types,
    day: request.asOf ?? today,
    entries: request.isPart ? remembered() : entries(source),
    relations: request.isPart ? between() : relations(source),
  }
}

function linkedOf({ publicUrl, request, today }: ExportSource): LinkedData {
  return new LinkedData(publicUrl, request.asOf ?? today)
}

const csvType = 'text/csv; charset=utf-8; header=present'
const linesType = 'application/x-ndjson; charset=utf-8'

/** Every form but the archive, by the name of the file. */
export const exportFormats: Readonly<Record<string, ExportFormat>> = {
  'entries.csv': {
    description: 'A table of entries, with a column for each property of the kinds asked for.',
    type: csvType,
    ...ofEntries,
    write: (source) => csv(entries(source), entryColumns(source.request.kinds)),
  },
  'entries.jsonl': {
    description: 'Entries with everything that is known of them, one on each line.',
    type: linesType,
    ...ofEntries,
    write: (source) => jsonLines(entries(source)),
  },
  'relations.csv': {
    description: 'A table of relations, with a column for each property of the types asked for.',
    type: csvType,
    ...ofRelations,
    write: (source) => csv(relations(source), relationColumns(source.request.types)),
  },
  'relations.jsonl': {
    description: 'Relations with everything that is known of them, one on each line.',
    type: linesType,
    ...ofRelations,
    write: (source) => jsonLines(relations(source)),
  },
  'graph.graphml': {
    description: 'Entries and the relations between them, for NetworkX, igraph, yEd and others.',
    type: 'application/graphml+xml; charset=utf-8',
    ...ofGraph,
    write: (source) => graphml(partsOf(source)),
  },
  'graph.gexf': {
    description: 'Entries and the relations between them, dated, for Gephi.',
    type: 'application/gexf+xml; charset=utf-8',
    ...ofGraph,
    write: (source) => gexf(partsOf(source)),
  },
  'graph.jsonld': {
    description: 'Linked data in JSON-LD, in terms of schema.org, SKOS and PROV where they fit.',
    type: 'application/ld+json; charset=utf-8',
    ...ofGraph,
    write: (source) => jsonLd(partsOf(source), linkedOf(source)),
  },
  'graph.ttl': {
    description: 'The same linked data in Turtle.',
    type: 'text/turtle; charset=utf-8',
    ...ofGraph,
    write: (source) => turtle(partsOf(source), linkedOf(source)),
  },
}
