import { captionOf } from '../../model/names.ts'
import { inBatches } from './batches.ts'
import { type Column, entryColumns, relationColumns } from './columns.ts'
import { aboutGraph, type GraphParts } from './graph.ts'
import { xmlAttributes, xmlText } from './xml.ts'

const types = { text: 'string', day: 'string', list: 'string', integer: 'int', number: 'double' } as const

/** Names of attributes are the columns'; ids of keys tell entries from relations. */
function keys<Item>(columns: readonly Column<Item>[], owner: 'node' | 'edge'): string {
  return columns
    .map(({ name, type, description }) => {
      const attributes = { id: `${owner}-${name}`, for: owner, 'attr.name': name, 'attr.type': types[type] }
      return `  <key${xmlAttributes(attributes)}><desc>${xmlText(description)}</desc></key>\n`
    })
    .join('')
}

function data<Item>(item: Item, columns: readonly Column<Item>[], owner: 'node' | 'edge'): string {
  return columns
    .map(({ name, cell }) => {
      const value = cell(item)
      return value === undefined ? '' : `<data key="${owner}-${name}">${xmlText(String(value))}</data>`
    })
    .join('')
}

/** The graph in GraphML, with every column as an attribute. Symmetric relations say so; all are written as directed. */
export async function* graphml(graph: GraphParts): AsyncGenerator<string> {
  const nodes = [
    { name: 'label', label: 'label', type: 'text', description: 'The name.', cell: captionOf } as const,
    ...entryColumns(graph.kinds).filter(({ name }) => name !== 'id'),
  ]
  const implied = new Set(['id', 'from', 'to'])
  const edges = relationColumns(graph.types).filter(({ name }) => !implied.has(name))
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n`
  yield `  <desc>${xmlText(aboutGraph(graph))}</desc>\n`
  yield keys(nodes, 'node') + keys(edges, 'edge')
  yield `  <key id="graph-datasetVersion" for="graph" attr.name="datasetVersion" attr.type="int"/>\n`
  yield `  <key id="graph-query" for="graph" attr.name="query" attr.type="string"/>\n`
  yield `  <graph id="concord" edgedefault="directed">\n`
  yield `    <data key="graph-datasetVersion">${graph.version}</data><data key="graph-query">${xmlText(graph.query)}</data>\n`
  for await (const batch of inBatches(graph.entries))
    yield batch
      .map((entry) => `    <node${xmlAttributes({ id: entry.id })}>${data(entry, nodes, 'node')}</node>\n`)
      .join('')
  for await (const batch of inBatches(graph.relations))
    yield batch
      .map((relation) => {
        const ends = xmlAttributes({ id: relation.id, source: relation.from, target: relation.to })
        return `    <edge${ends}>${data(relation, edges, 'edge')}</edge>\n`
      })
      .join('')
  yield '  </graph>\n</graphml>\n'
}
