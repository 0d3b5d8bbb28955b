import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Failure } from '../../errors.ts'
import { type Ontology, ontology } from '../../model/ontology.ts'
import type { GraphStore } from '../port.ts'
import { Database } from './database.ts'
import { checkSchema, migrate } from './migrations/index.ts'
import { deriveIndexes } from './modelIndexes.ts'
import { SqliteStore } from './store.ts'
import { nameSymbols, Symbols } from './symbols.ts'
import { Thread } from './threads/Thread.ts'

/** Where the embedded store is. */
export interface SqliteOptions {
  /** The path of the file; it is made if it does not exist, its folder is not. */
  readonly file: string
}

/** Kilobytes of pages that each connection keeps in memory. */
const caches = { main: 16_000, reader: 16_000, writer: 48_000 }

function writable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function checkPlace(file: string): { exists: boolean; canWrite: boolean } {
  const folder = dirname(file)
  if (!existsSync(folder))
    throw new Failure('STORE_MISSING', `The folder ${folder} does not exist.`, {
      hint: 'Make the folder, or name another file in CONCORD_STORE.',
    })
  const exists = existsSync(file)
  if (exists && statSync(file).isDirectory())
    throw new Failure('STORE_MISSING', `${file} is a folder, not a file.`, {
      hint: 'Name a file in CONCORD_STORE.',
    })
  const canWrite = exists ? writable(file) && writable(folder) : writable(folder)
  if (!exists && !canWrite)
    throw new Failure('STORE_READ_ONLY', `No file can be made in ${folder}.`, {
      hint: 'Make the folder writable, or name another file in CONCORD_STORE.',
    })
  return { exists, canWrite }
}

function prepare(database: Database, model: Ontology): void {
  checkSchema(database)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  migrate(database)
  nameSymbols(database, model)
  deriveIndexes(database, model, new Symbols(database))
}

/**
 * Opens the embedded store; makes the file if there is none, and brings an older one up to date.
 * @throws {Failure} STORE_MISSING, STORE_READ_ONLY, STORE_BUSY, STORE_CORRUPT, STORE_NEWER, STORE_FULL
 */
export async function openSqliteStore({ file }: SqliteOptions): Promise<GraphStore> {
  const path = resolve(file)
  const { canWrite } = checkPlace(path)
  const database = new Database({ file: path, readOnly: !canWrite, cache: caches.main })
  try {
    if (canWrite) prepare(database, ontology)
    else if (checkSchema(database) === 0)
      throw new Failure('STORE_READ_ONLY', `${path} is empty and cannot be written.`, {
        hint: 'Make the file writable.',
      })
    const reader = new Thread({ file: path, readOnly: true, cache: caches.reader })
    const writer = canWrite ? new Thread({ file: path, readOnly: false, cache: caches.writer }) : undefined
    return new SqliteStore(database, new Symbols(database), ontology, reader, writer)
  } catch (error) {
    database.close()
    throw error
  }
}
