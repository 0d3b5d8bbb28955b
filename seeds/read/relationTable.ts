import type { RelationTypeDeclaration } from '../../api/model/declarations.ts'
import { kebab } from '../../api/model/ids.ts'
import { didYouMean } from '../../api/model/values/nearest.ts'
import { cellParts, citationsOf } from './citations.ts'
import type { Fault, Origin, ReadResult, Written } from './origin.ts'
import { type Row, readTable, type Table } from './table.ts'

function checkColumns(file: string, type: RelationTypeDeclaration, table: Table): Fault[] {
  const dates = type.dates ? ['since', 'until'] : []
  const known = ['from', 'to', 'sources', ...dates, ...Object.keys(type.properties)]
  const unknown = table.columns.filter((column) => !known.includes(column))
  const faults = unknown.map((column) => ({
    file,
    line: table.headerLine(),
    message: `The relation '${type.name}' has no '${column}'.${didYouMean(column, known)}`,
  }))
  if (!table.columns.includes('from'))
    faults.push({ file, line: table.headerLine(), message: "The table has no column 'from'." })
  return faults
}

/** The other end that the file's name stands for: the only entry with this slug of a kind that the type can end at. */
function endOfFile(
  file: string,
  slug: string,
  type: RelationTypeDeclaration,
  known: ReadonlySet<string>,
): { to?: string; faults: Fault[] } {
  const candidates = type.to.map((kind) => `${kebab(kind)}:${slug}`).filter((id) => known.has(id))
  if (candidates.length === 1) return { to: candidates[0], faults: [] }
  const message =
    candidates.length > 1
      ? `The file's name can mean ${candidates.join(' or ')}: add the column 'to'.`
      : `There is no entry '${slug}' that '${type.name}' can end at.${didYouMean(
          slug,
          [...known]
            .filter((id) => type.to.some((kind) => id.startsWith(`${kebab(kind)}:`)))
            .map((id) => id.slice(id.indexOf(':') + 1)),
        )}`
  return { faults: [{ file, line: 1, message }] }
}

function readRow(
  file: string,
  type: RelationTypeDeclaration,
  row: Row,
  end: string | undefined,
  inherited: readonly object[],
): Written {
  const { from = '', to = end, since, until, sources, ...cells } = row.cells
  const origin: Origin = { file, line: row.line }
  const properties: Record<string, unknown> = {}
  for (const [column, cell] of Object.entries(cells))
    properties[column] = type.properties[column]?.many ? cellParts(cell) : cell
  const dates = { ...(since ? { since } : {}), ...(until ? { until } : {}) }
  const operation = {
    action: 'createRelation',
    type: type.name,
    from: from.includes(':') ? from : `state:${from}`,
    to,
    ...dates,
    properties,
    citations: sources === undefined ? inherited : citationsOf(sources),
  }
  return { operation, origin }
}

/**
 * Reads a table that has a relation in each row.
 * @param slug the file's name, which stands for the other end if there is no column `to`
 * @param known the ids of all entries
 */
export function readRelationTable(
  file: string,
  type: RelationTypeDeclaration,
  slug: string,
  text: string,
  known: ReadonlySet<string>,
): ReadResult {
  const { table, faults } = readTable(file, text)
  if (!table) return { written: [], faults }
  const end = table.columns.includes('to') ? { faults: [] } : endOfFile(file, slug, type, known)
  const all = [...faults, ...checkColumns(file, type, table), ...end.faults]
  if (all.length > 0) return { written: [], faults: all }
  const inherited = citationsOf(table.sources ?? '')
  const to = 'to' in end ? end.to : undefined
  return { written: table.rows.map((row) => readRow(file, type, row, to, inherited)), faults: [] }
}
