import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite'
import { Failure } from '../../errors.ts'
import { searchForm } from '../../model/names.ts'
import { sqliteFailure, stopMessages } from './failures.ts'

/** Marks a file as Concord's in its header: 'Conc' in ASCII. */
export const applicationId = 0x436f6e63

/** A value that goes into or comes out of a statement. */
export type Scalar = string | number | null

/** What a row looks like. */
export type Row = Record<string, Scalar>

/** Says whether the work under way is still wanted; asked from inside running queries. */
export interface Wanted {
  /** @throws if it is not, with a message that `sqliteFailure` knows */
  check(): void
}

/** Says what is in memory already; asked from inside running statements. */
export interface Memory {
  knowsEntry(key: number): boolean
  knowsRelation(key: number): boolean
}

/** What was done: statements that read or wrote content, and rows that they gave. */
export interface Effort {
  statements: number
  rows: number
}

/** How a connection is to be opened. */
export interface DatabaseOptions {
  readonly file: string
  readonly readOnly?: boolean
  /** Kilobytes of pages kept in memory. */
  readonly cache: number
  /** Milliseconds to wait for another program that has the file locked. */
  readonly patience?: number
  /** The largest number of bytes that the file may have; no limit but the disk's if absent. */
  readonly sizeLimit?: number
}

/** SQLite's default. */
const bytesPerPage = 4096

/** How long the log grows before it goes into the file: 32 MB, so that a large load does not write each page often. */
const pagesInLog = 8000

/** How many statements a connection keeps prepared: enough for all that are fixed, and the filters in use. */
const keptStatements = 400

/** A connection with its statements, each prepared once. */
export class Database {
  readonly file: string
  /** The check that running queries ask; set anew for each piece of work. */
  wanted: Wanted = { check: () => undefined }
  /** What running statements need not fetch. */
  memory: Memory = { knowsEntry: () => false, knowsRelation: () => false }
  /** What the work under way has had the database do. */
  effort: Effort = { statements: 0, rows: 0 }
  readonly readOnly: boolean
  private readonly connection: DatabaseSyncInstance
  private readonly statements = new Map<string, StatementSyncInstance>()

  constructor({ file, readOnly = false, cache, patience = 2000, sizeLimit }: DatabaseOptions) {
    this.file = file
    this.readOnly = readOnly
    try {
      this.connection = new DatabaseSync(file, { readOnly, timeout: patience })
      this.connection.exec(
        `PRAGMA cache_size = -${cache}; PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${pagesInLog}`,
      )
      if (sizeLimit !== undefined)
        this.connection.exec(`PRAGMA max_page_count = ${Math.floor(sizeLimit / bytesPerPage)}`)
      this.register()
    } catch (error) {
      throw sqliteFailure(error, file)
    }
  }

  private register(): void {
    // Not deterministic and given a column, so that it is asked again for every row.
    this.connection.function('still_wanted', { deterministic: false, varargs: true }, () => {
      this.wanted.check()
      return 1
    })
    this.connection.function('knows_entry', { deterministic: false }, (key: number) =>
      this.memory.knowsEntry(key) ? 1 : 0,
    )
    this.connection.function('knows_relation', { deterministic: false }, (key: number) =>
      this.memory.knowsRelation(key) ? 1 : 0,
    )
    this.connection.function('search_form', { deterministic: true }, (text: string) => searchForm(text))
  }

  private statement(sql: string): StatementSyncInstance {
    let statement = this.statements.get(sql)
    if (!statement) {
      statement = this.connection.prepare(sql)
      const [oldest] = this.statements.keys()
      if (this.statements.size >= keptStatements && oldest !== undefined) this.statements.delete(oldest)
      this.statements.set(sql, statement)
    }
    return statement
  }

  /** Runs a statement and gives all rows. */
  all<Result = Row>(sql: string, ...values: readonly Scalar[]): Result[] {
    this.effort.statements += 1
    try {
      const rows = this.statement(sql).all(...values) as Result[]
      this.effort.rows += rows.length
      return rows
    } catch (error) {
      throw sqliteFailure(error, this.file)
    }
  }

  /** Runs a statement and gives the first row. */
  get<Result = Row>(sql: string, ...values: readonly Scalar[]): Result | undefined {
    this.effort.statements += 1
    try {
      const row = this.statement(sql).get(...values) as Result | undefined
      if (row) this.effort.rows += 1
      return row
    } catch (error) {
      throw sqliteFailure(error, this.file)
    }
  }

  /** Runs a statement and gives its rows one by one, looking between rows whether they are still wanted. */
  *iterate<Result = Row>(sql: string, ...values: readonly Scalar[]): Generator<Result> {
    this.effort.statements += 1
    try {
      for (const row of this.statement(sql).iterate(...values)) {
        this.effort.rows += 1
        this.wanted.check()
        yield row as Result
      }
    } catch (error) {
      throw sqliteFailure(error, this.file)
    }
  }

  /** The dataset version that the connection sees. Looked at before everything that reads, so it does not count as effort. */
  version(): number {
    try {
      return (
        (this.statement('SELECT version FROM dataset').get() as { version: number } | undefined)?.version ?? 0
      )
    } catch (error) {
      throw sqliteFailure(error, this.file)
    }
  }

  /** Runs a statement that gives no rows. */
  run(sql: string, ...values: readonly Scalar[]): void {
    try {
      this.statement(sql).run(...values)
    } catch (error) {
      throw sqliteFailure(error, this.file)
    }
  }

  /** Runs several statements without values. */
  exec(sql: string): void {
    try {
      this.connection.exec(sql)
    } catch (error) {
      throw sqliteFailure(error, this.file)
    }
  }

  /** Does work that writes, as one: all of it, or nothing. */
  transaction<Result>(work: () => Result): Result {
    this.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.exec('COMMIT')
      return result
    } catch (error) {
      // A full disk ends the transaction by itself.
      if (this.connection.isTransaction) this.connection.exec('ROLLBACK')
      throw sqliteFailure(error, this.file)
    }
  }

  /** Whether one unchanging state is read now. */
  get isInSnapshot(): boolean {
    return this.connection.isTransaction
  }

  /** Does work that reads one unchanging state. */
  snapshot<Result>(work: () => Result): Result {
    if (this.connection.isTransaction) return work()
    this.run('BEGIN')
    try {
      return work()
    } finally {
      if (this.connection.isTransaction) this.run('COMMIT')
    }
  }

  /** Keeps reading the state of now until it is closed. */
  hold(): void {
    this.exec('BEGIN')
    this.version()
  }

  /**
   * Puts what was written from the log into the file itself. SQLite does so when the last connection is closed, but the
   * driver keeps a connection open until its statements are collected as garbage.
   */
  settle(): void {
    if (this.readOnly) return
    try {
      this.connection.exec('PRAGMA query_only = OFF; PRAGMA wal_checkpoint(TRUNCATE)')
    } catch (error) {
      // Somebody else is at it: then the log stays, and nothing is lost.
      const failure = sqliteFailure(error, this.file)
      if (failure.code !== 'STORE_BUSY') throw failure
    }
  }

  /** Closes the connection. */
  close(): void {
    this.statements.clear()
    this.connection.close()
  }
}

/** A check that looks at a flag that another thread sets, and at the clock. */
export function wantedUntil(flag: Int32Array, job: number, deadline: number | undefined): Wanted {
  return {
    check: () => {
      if (Atomics.load(flag, 0) === job) throw new Error(stopMessages.cancelled)
      // Statements ask for few of their rows, so the clock is looked at whenever they do.
      if (deadline !== undefined && Date.now() > deadline) throw new Error(stopMessages.timeout)
    },
  }
}

/** A single number that a pragma or aggregate gives. */
export function scalar(database: Database, sql: string): number {
  const [value] = Object.values(database.get(sql) ?? {})
  if (typeof value !== 'number')
    throw new Failure('STORE_CORRUPT', `The store is damaged. (${database.file})`)
  return value
}
