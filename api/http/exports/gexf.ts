import type { Day } from '../../model/domain.ts'
import { captionOf } from '../../model/names.ts'
import { ontology } from '../../model/ontology.ts'
import { beginningOfTime, endOfTime, entryStretch, relationStretch, type Stretch } from '../../model/time.ts'
import { inBatches } from './batches.ts'
import { type Column, entryColumns, relationColumns } from './columns.ts'
import { aboutGraph, type GraphParts } from './graph.ts'
import { xmlAttributes, xmlText } from './xml.ts'

const types = { text: 'string', day: 'string', list: 'string', integer: 'integer', number: 'double' } as const

function attributes<Item>(columns: readonly Column<Item>[], owner: 'node' | 'edge'): string {
  const lines = columns.map(({ name, type }) => {
    const declared = { id: name, title: name, type: types[type] }
    return `      <attribute${xmlAttributes(declared)}/>\n`
  })
  return `    <attributes class="${owner}">\n${lines.join('')}    </attributes>\n`
}

function values<Item>(item: Item, columns: readonly Column<Item>[]): string {
  const cells = columns.map(({ name, cell }) => {
    const value = cell(item)
    return value === undefined ? '' : `<attvalue${xmlAttributes({ for: name, value })}/>`
  })
  return `<attvalues>${cells.join('')}</attvalues>`
}

function dayOf(number: number): Day {
  const text = String(number).padStart(8, '0')
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}

function dayBefore(day: Day): Day {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

/** When something is to be seen on a timeline, whose ends belong to it. What never began has no stretch. */
function timeline({ from, until }: Stretch): { start?: Day; end?: Day } {
  if (from === endOfTime) return {}
  const start = from === beginningOfTime ? undefined : dayOf(from)
  const last = until === endOfTime ? undefined : dayBefore(dayOf(until))
  return { ...(start ? { start } : {}), ...(last ? { end: start && last < start ? start : last } : {}) }
}

/** The graph in GEXF 1.3, dated, so that a timeline can be moved along it. */
export async function* gexf(graph: GraphParts): AsyncGenerator<string> {
  const nodes = entryColumns(graph.kinds).filter(({ name }) => name !== 'id')
  const implied = new Set(['id', 'from', 'to', 'type'])
  const edges = relationColumns(graph.types).filter(({ name }) => !implied.has(name))
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n`
  yield `  <meta><creator>Concord</creator><description>${xmlText(aboutGraph(graph))}</description></meta>\n`
  yield `  <graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n`
  yield attributes(nodes, 'node') + attributes(edges, 'edge')
  yield '    <nodes>\n'
  for await (const batch of inBatches(graph.entries))
    yield batch
      .map((entry) => {
        const own = { id: entry.id, label: captionOf(entry), ...timeline(entryStretch(entry)) }
        return `      <node${xmlAttributes(own)}>${values(entry, nodes)}</node>\n`
      })
      .join('')
  yield '    </nodes>\n    <edges>\n'
  for await (const batch of inBatches(graph.relations))
    yield batch
      .map((relation) => {
        const { id, from: source, to: target, type } = relation
        const label = ontology.relationTypes.get(type)?.reading.forward
        const own = { id, source, target, kind: type, label, ...timeline(relationStretch(relation)) }
        return `      <edge${xmlAttributes(own)}>${values(relation, edges)}</edge>\n`
      })
      .join('')
  yield '    </edges>\n  </graph>\n</gexf>\n'
}
