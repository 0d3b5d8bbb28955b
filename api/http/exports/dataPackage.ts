import { type Column, listSeparator } from './columns.ts'

/** A table of the archive. */
export interface Table {
  readonly name: string
  readonly path: string
  readonly description: string
  // What the rows are does not matter to who describes the columns.
  readonly columns: readonly Omit<Column<never>, 'cell'>[]
}

const types = { text: 'string', day: 'date', integer: 'integer', number: 'number', list: 'list' } as const

function field({ name, label, type, description }: Table['columns'][number]): object {
  const delimiter = type === 'list' ? { delimiter: listSeparator } : {}
  return { name, title: label, type: types[type], ...delimiter, description }
}

/** What is in the archive, as Data Package 2.0 has it. */
export function dataPackage(version: number, query: string, tables: readonly Table[]): string {
  const described = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'concord',
    title: 'Concord',
    description:
      'Organizations, treaties, coalitions, case studies and the words of diplomacy, and how they hang together.',
    version: String(version),
    path: query,
    resources: [
      ...tables.map(({ name, path, description, columns }) => ({
        name,
        path,
        description,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        dialect: { lineTerminator: '\r\n' },
        schema: { fields: columns.map(field), primaryKey: ['id'] },
      })),
      ...['entries', 'relations'].map((name) => ({
        name: `${name}-lines`,
        path: `${name}.jsonl`,
        description: `All ${name} with everything that is known of them, one on each line.`,
        format: 'jsonl',
        mediatype: 'application/x-ndjson',
        encoding: 'utf-8',
      })),
    ],
  }
  return `${JSON.stringify(described, null, 2)}\n`
}

/** What a person who opens the archive has to know. */
export function readme(version: number, query: string): string {
  return `# Concord, dataset version ${version}

Exported by ${query}. Whoever cites these data names the dataset version.

- entries/*.csv: a table for each kind of entries.
- relations.csv: who is related to whom, from when until when. \`from\` and \`to\` are ids of entries.
- entries.jsonl, relations.jsonl: the same with every citation, one item on each line.
- datapackage.json: what each column means (Data Package 2.0).

Dates are written as they are known, in EDTF (1945, 1945-06, 1945~ for about); beside each stand the first and the last
day that it can mean. Several values in one cell are parted by ${listSeparator}; within a value that sign has a backslash before it.
What a spreadsheet would take for a formula has an apostrophe before it.
`
}
