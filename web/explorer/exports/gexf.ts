import { captionOf, type Exported, rowOfEntry, rowOfRelation } from './exported.ts'
import { escaped } from './xml.ts'

function attributes(of: 'node' | 'edge', names: readonly string[]): string[] {
  return [
    `    <attributes class="${of}">`,
    ...names.map((name) => `      <attribute id="${name}" title="${name}" type="string"/>`),
    '    </attributes>',
  ]
}

function values(row: Readonly<Record<string, string>>, names: readonly string[]): string {
  const filled = names.filter((name) => row[name])
  const each = filled.map((name) => `<attvalue for="${name}" value="${escaped(row[name] ?? '')}"/>`)
  return `<attvalues>${each.join('')}</attvalues>`
}

const entryColumns = ['kind', 'abbreviation', 'beginning', 'end']
const relationColumns = ['type', 'since', 'until', 'standing', 'sourcesDiffer']

/** The graph as GEXF 1.3, as Gephi reads it, with the places of the canvas. */
export function asGexf(exported: Exported, spots: ReadonlyMap<string, { x: number; y: number }>): string {
  const { entries, relations, ontology, address } = exported
  const place = (id: string) => {
    const spot = spots.get(id)
    // Gephi's axis points up.
    return spot ? `<viz:position x="${spot.x.toFixed(1)}" y="${(-spot.y).toFixed(1)}" z="0"/>` : ''
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    '  <meta>',
    '    <creator>Concord</creator>',
    `    <description>${escaped(`${captionOf(exported)}. ${address}`)}</description>`,
    '  </meta>',
    '  <graph defaultedgetype="directed">',
    ...attributes('node', entryColumns),
    ...attributes('edge', relationColumns),
    '    <nodes>',
    ...entries.map((entry) => {
      const inside = values(rowOfEntry(entry, ontology), entryColumns) + place(entry.id)
      return `      <node id="${escaped(entry.id)}" label="${escaped(entry.name)}">${inside}</node>`
    }),
    '    </nodes>',
    '    <edges>',
    ...relations.map((relation) => {
      const row = rowOfRelation(relation, ontology)
      const ends = `source="${escaped(relation.from)}" target="${escaped(relation.to)}"`
      const inside = values(row, relationColumns)
      return `      <edge id="${escaped(relation.id)}" ${ends} label="${escaped(row.reading)}">${inside}</edge>`
    }),
    '    </edges>',
    '  </graph>',
    '</gexf>',
    '',
  ].join('\n')
}
