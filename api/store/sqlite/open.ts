import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Failure } from '../../errors.ts'
import { ontology } from '../../model/ontology.ts'
import type { GraphStore } from '../port.ts'
import { Database } from './database.ts'
import { checkSchema, migrate, schemaVersion } from './migrations/index.ts'
import { deriveIndexes } from './modelIndexes.ts'
import { Known } from './reading/known.ts'
import { SqliteStore } from './store.ts'
import { nameSymbols, Symbols } from './symbols.ts'
import { Thread } from './threads/Thread.ts'

/** Where the embedded store is, and what may be done with it. */
export interface SqliteOptions {
  /** The path of the file; it is made if it does not exist, its folder is not. */
  readonly file: string
  /** Only read, even if it could be written. */
  readonly readOnly?: boolean
  /** The largest number of bytes that the file may have; beyond it commits fail with STORE_FULL. */
  readonly sizeLimit?: number
  /** Is told what an operator should know; says nothing if absent. */
  readonly log?: (event: SqliteEvent) => void
}

/** Something that an operator should know. */
export interface SqliteEvent {
  readonly event: 'opened' | 'migrated' | 'thread-failed'
  readonly file: string
  /** For a migration: from which version of the schema to which. */
  readonly from?: number
  readonly to?: number
  readonly cause?: unknown
}

/** Kilobytes of pages that each connection keeps in memory. */
const caches = { main: 12_000, reader: 12_000, writer: 48_000 }

/** Milliseconds to wait for other programs: in a thread nobody else is kept waiting, here the event loop is. */
const patience = { opening: 2000, here: 50 }

function writable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function checkPlace(file: string, readOnly: boolean): { canWrite: boolean } {
  const folder = dirname(file)
  if (!existsSync(folder))
    throw new Failure('STORE_MISSING', `The folder ${folder} does not exist.`, {
      hint: 'Make the folder, or name another file in CONCORD_STORE.',
      data: { folder },
    })
  const exists = existsSync(file)
  if (exists && !statSync(file).isFile())
    throw new Failure('STORE_MISSING', `${file} is not a file.`, { hint: 'Name a file in CONCORD_STORE.' })
  if (!exists && readOnly)
    throw new Failure('STORE_MISSING', `The file ${file} does not exist.`, {
      hint: 'Open it for writing once, or name another file in CONCORD_STORE.',
    })
  if (!exists && !writable(folder))
    throw new Failure('STORE_READ_ONLY', `No file can be made in ${folder}.`, {
      hint: 'Make the folder writable, or name another file in CONCORD_STORE.',
    })
  return { canWrite: !readOnly && (!exists || (writable(file) && writable(folder))) }
}

/** Brings the file to the schema and the model of this program. */
function prepare(database: Database, { log }: SqliteOptions): void {
  const from = checkSchema(database)
  database.exec('PRAGMA journal_mode = WAL')
  migrate(database)
  if (from < schemaVersion) log?.({ event: 'migrated', file: database.file, from, to: schemaVersion })
  nameSymbols(database, ontology)
  deriveIndexes(database, ontology, new Symbols(database))
}

function requireCurrent(database: Database): void {
  const version = checkSchema(database)
  if (version === schemaVersion) return
  throw new Failure(
    'STORE_READ_ONLY',
    version === 0
      ? `${database.file} is empty and cannot be written.`
      : `${database.file} has an older schema (${version}), and cannot be written to bring it up to date.`,
    { hint: 'Make the file and its folder writable.' },
  )
}

/**
 * Opens the embedded store; makes the file if there is none, and brings an older one up to date.
 * @throws {Failure} STORE_MISSING, STORE_READ_ONLY, STORE_BUSY, STORE_CORRUPT, STORE_NEWER, STORE_FULL
 */
export async function openSqliteStore(options: SqliteOptions): Promise<GraphStore> {
  const file = resolve(options.file)
  const { sizeLimit, log } = options
  const { canWrite } = checkPlace(file, options.readOnly ?? false)
  const place = { file, readOnly: !canWrite, ...(sizeLimit === undefined ? {} : { sizeLimit }) }
  const database = new Database({ ...place, cache: caches.main, patience: patience.opening })
  try {
    if (canWrite) prepare(database, options)
    else requireCurrent(database)
    database.exec(`PRAGMA busy_timeout = ${patience.here}; PRAGMA query_only = ON`)
    const failed = (cause: unknown) => log?.({ event: 'thread-failed', file, cause })
    const reader = new Thread({ file, readOnly: true, cache: caches.reader }, failed)
    const writer = canWrite ? new Thread({ ...place, cache: caches.writer }, failed) : undefined
    // An empty store is filled first, by whoever reads that from files meanwhile.
    if (database.version() === 0) writer?.wake()
    log?.({ event: 'opened', file })
    return new SqliteStore(
      { database, symbols: new Symbols(database), model: ontology, known: new Known(true) },
      reader,
      writer,
    )
  } catch (error) {
    database.close()
    throw error
  }
}
