import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { Failure } from '../../errors.ts'
import type { Entry, Relation } from '../../model/domain.ts'
import { kebab } from '../../model/ids.ts'
import { ontology } from '../../model/ontology.ts'
import type { StreamQuery } from '../../store/port.ts'
import type { Snapshot } from '../../store/snapshot.ts'
import { entryColumns, relationColumns } from './columns.ts'
import { csv } from './csv.ts'
import { dataPackage, readme, type Table } from './dataPackage.ts'
import { jsonLines } from './jsonLines.ts'

/** What the archive reads of the store: everything twice, as tables and as lines. */
export const archiveReads: readonly StreamQuery[] = [
  { entries: {} },
  { entries: {} },
  { relations: {} },
  { relations: {} },
]

/** Files that are written one after the other into a stream. */
class ArchiveFiles {
  private readonly zip = new ZipFile()
  private current: Readable | undefined
  readonly output: Readable

  constructor() {
    this.output = this.zip.outputStream as Readable
    this.zip.on('error', (error: Error) => this.output.destroy(error))
    // Who takes the archive may go away in the middle of a file.
    this.output.once('close', () => this.current?.destroy())
  }

  /** Settles when all of it has been read. */
  add(path: string, text: AsyncIterable<string>): Promise<void> {
    const stream = Readable.from(text)
    this.current = stream
    return new Promise((resolve, reject) => {
      stream.once('end', resolve)
      stream.once('error', reject)
      stream.once('close', () => reject(new Failure('CANCELLED')))
      this.zip.addReadStream(stream, path)
    })
  }

  addText(path: string, text: string): void {
    this.zip.addBuffer(Buffer.from(text), path)
  }

  end(): void {
    this.zip.end()
  }
}

/** A table for each kind, from one stream: the store gives entries of one kind together. */
async function addKinds(files: ArchiveFiles, entries: AsyncIterable<Entry>): Promise<Table[]> {
  const tables: Table[] = []
  const rest = entries[Symbol.asyncIterator]()
  let next = await rest.next()
  while (!next.done) {
    const { kind } = next.value
    const name = kebab(ontology.kinds.get(kind)?.plural ?? kind)
    if (tables.some((table) => table.name === name))
      throw new Failure('STORE_FAULT', undefined, { cause: new Error(`${kind} was streamed in two pieces`) })
    async function* ofKind(): AsyncGenerator<Entry> {
      for (; !next.done && next.value.kind === kind; next = await rest.next()) yield next.value
    }
    const columns = entryColumns([kind])
    const path = `entries/${name}.csv`
    await files.add(path, csv(ofKind(), columns))
    tables.push({ name, path, columns, description: ontology.kinds.get(kind)?.description ?? '' })
  }
  return tables
}

async function fill(files: ArchiveFiles, { version, streams }: Snapshot, query: string): Promise<void> {
  const [entries, entryLines, relations, relationLines] = streams as unknown as [
    AsyncIterable<Entry>,
    AsyncIterable<Entry>,
    AsyncIterable<Relation>,
    AsyncIterable<Relation>,
  ]
  files.addText('README.md', readme(version, query))
  const tables = await addKinds(files, entries)
  const columns = relationColumns()
  const table = { name: 'relations', path: 'relations.csv', columns, description: 'All relations.' }
  await files.add(table.path, csv(relations, columns))
  await files.add('entries.jsonl', jsonLines(entryLines))
  await files.add('relations.jsonl', jsonLines(relationLines))
  files.addText('datapackage.json', dataPackage(version, query, [...tables, table]))
  files.end()
}

/** The whole dataset in one zip file. */
export function archive(snapshot: Snapshot, query: string): Readable {
  const files = new ArchiveFiles()
  fill(files, snapshot, query).catch((error: Error) => files.output.destroy(error))
  return files.output
}
