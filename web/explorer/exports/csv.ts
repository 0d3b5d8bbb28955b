import { captionOf, type Exported, rowOfEntry, rowOfRelation } from './exported.ts'

/** A cell as RFC 4180 has it. What a spreadsheet would take for a formula is kept from being one. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows of cells as CSV, with the names of the columns first. */
export function csvOf(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

/** The entries as CSV. The first line says which data it is. */
export function entriesAsCsv(exported: Exported): string {
  const rows = exported.entries.map((entry) => [
    entry.id,
    ...Object.values(rowOfEntry(entry, exported.ontology)),
  ])
  return `# ${captionOf(exported)}\r\n${csvOf(['id', 'name', 'kind', 'abbreviation', 'beginning', 'end'], rows)}`
}

/** The relations as CSV, with the names of both ends. */
export function relationsAsCsv(exported: Exported): string {
  const names = new Map(exported.entries.map(({ id, name }) => [id, name]))
  const rows = exported.relations.map((relation) => {
    const { reading, since, until, standing, sourcesDiffer } = rowOfRelation(relation, exported.ontology)
    const ends = [
      relation.from,
      names.get(relation.from) ?? '',
      reading,
      relation.to,
      names.get(relation.to) ?? '',
    ]
    return [...ends, since, until, standing, sourcesDiffer]
  })
  const columns = [
    'from',
    'fromName',
    'reading',
    'to',
    'toName',
    'since',
    'until',
    'standing',
    'sourcesDiffer',
  ]
  return `# ${captionOf(exported)}\r\n${csvOf(columns, rows)}`
}
