import type { KindDeclaration, RelationTypeDeclaration } from '../../api/model/declarations.ts'
import { kebab } from '../../api/model/ids.ts'
import type { Ontology } from '../../api/model/ontology.ts'
import { didYouMean } from '../../api/model/values/nearest.ts'
import { cellParts, citationsOf } from './citations.ts'
import type { Fault, Origin, ReadResult, Written } from './origin.ts'
import { type Row, readTable, type Table } from './table.ts'

function relationColumns(kind: KindDeclaration, model: Ontology): Map<string, RelationTypeDeclaration> {
  return new Map(
    [...model.relationTypes].filter(
      ([name, type]) => type.from.includes(kind.name) && !Object.hasOwn(kind.properties, name),
    ),
  )
}

function checkColumns(file: string, kind: KindDeclaration, table: Table, model: Ontology): Fault[] {
  const known = ['id', 'sources', ...Object.keys(kind.properties), ...relationColumns(kind, model).keys()]
  const unknown = table.columns.filter((column) => !known.includes(column))
  const faults = unknown.map((column) => ({
    file,
    line: table.headerLine(),
    message: `${kind.name} has no property or relation '${column}'.${didYouMean(column, known)}`,
  }))
  if (!table.columns.includes('id'))
    faults.push({ file, line: table.headerLine(), message: "The table has no column 'id'." })
  return faults
}

function readRow(
  file: string,
  kind: KindDeclaration,
  row: Row,
  inherited: string | undefined,
  types: ReadonlyMap<string, RelationTypeDeclaration>,
): Written[] {
  const { id: slug, sources = inherited ?? '', ...cells } = row.cells
  const origin: Origin = { file, line: row.line }
  const id = `${kebab(kind.name)}:${slug ?? ''}`
  const citations = citationsOf(sources)
  const properties: Record<string, unknown> = {}
  const related: Written[] = []
  for (const [column, cell] of Object.entries(cells)) {
    const type = types.get(column)
    if (!type) properties[column] = kind.properties[column]?.many ? cellParts(cell) : cell
    else
      for (const other of cellParts(cell)) {
        const to = other.includes(':') ? other : `${kebab(kind.name)}:${other}`
        related.push({
          operation: { action: 'createRelation', type: column, from: id, to, properties: {}, citations },
          origin,
        })
      }
  }
  return [{ operation: { action: 'createEntry', id, properties, citations }, origin }, ...related]
}

/**
 * Reads a table that has an entry in each row.
 * @param kind the kind, known by the folder
 */
export function readEntryTable(
  file: string,
  kind: KindDeclaration,
  text: string,
  model: Ontology,
): ReadResult {
  const { table, faults } = readTable(file, text)
  if (!table) return { written: [], faults }
  const all = [...faults, ...checkColumns(file, kind, table, model)]
  if (all.length > 0) return { written: [], faults: all }
  const types = relationColumns(kind, model)
  return { written: table.rows.flatMap((row) => readRow(file, kind, row, table.sources, types)), faults: [] }
}
