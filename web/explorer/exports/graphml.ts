import { captionOf, type Exported, rowOfEntry, rowOfRelation } from './exported.ts'
import { escaped } from './xml.ts'

type Row = Readonly<Record<string, string>>

function data(row: Row): string {
  return Object.entries(row)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<data key="${name}">${escaped(value)}</data>`)
    .join('')
}

function keys(of: 'node' | 'edge', row: Row): string[] {
  return Object.keys(row).map(
    (name) => `  <key id="${name}" for="${of}" attr.name="${name}" attr.type="string"/>`,
  )
}

const entryColumns = { name: '', kind: '', abbreviation: '', beginning: '', end: '' }
const relationColumns = { type: '', reading: '', since: '', until: '', standing: '', sourcesDiffer: '' }

/** The graph as GraphML, as Gephi, yEd and NetworkX read it. */
export function asGraphml(exported: Exported): string {
  const { entries, relations, ontology, address } = exported
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    `  <desc>${escaped(`${captionOf(exported)}. ${address}`)}</desc>`,
    ...keys('node', entryColumns),
    ...keys('edge', relationColumns),
    '  <graph edgedefault="directed">',
    ...entries.map(
      (entry) => `    <node id="${escaped(entry.id)}">${data(rowOfEntry(entry, ontology))}</node>`,
    ),
    ...relations.map((relation) => {
      const { id, from, to } = relation
      const ends = `source="${escaped(from)}" target="${escaped(to)}"`
      return `    <edge id="${escaped(id)}" ${ends}>${data(rowOfRelation(relation, ontology))}</edge>`
    }),
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n')
}
