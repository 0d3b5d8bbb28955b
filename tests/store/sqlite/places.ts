import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach } from 'vitest'
import { Failure } from '../../../api/errors.ts'
import { openSqliteStore, type SqliteOptions } from '../../../api/store/sqlite/open.ts'

const driver = import.meta.resolve('@photostructure/sqlite')
const ends: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A folder of its own for one test, removed after it. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'concord-sqlite-'))
  ends.push(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Opens a store that is closed after the test, if the test did not close it. */
export async function opened(file: string, options: Partial<SqliteOptions> = {}) {
  const store = await openSqliteStore({ file, ...options })
  ends.push(() => store.close())
  return store
}

/** The failure that a promise ends with. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('It did not fail.')
}

/**
 * Runs SQL on a file in another process, which keeps its connection until `end` is called.
 * @returns when the SQL was run
 */
export async function otherProcess(file: string, sql: string): Promise<{ end: () => Promise<void> }> {
  const script = `
    const { DatabaseSync } = await import(${JSON.stringify(driver)})
    const database = new DatabaseSync(${JSON.stringify(file)}, { timeout: 5000 })
    database.exec(${JSON.stringify(sql)})
    console.log('done')
    process.stdin.resume().once('end', () => { database.close(); process.exit() })`
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const end = async () => {
    child.stdin?.end()
    await exited
  }
  ends.push(end)
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The other process ended with ${code}.`)))
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', () => resolve())
  })
  return { end }
}

/** A changeset that creates topics with these names. */
export function topics(...names: string[]) {
  return {
    author: 'test',
    summary: 'Topics',
    operations: names.map((name) => ({
      action: 'createEntry',
      id: `topic:${name.toLowerCase().replaceAll(' ', '-')}`,
      properties: { name },
      citations: [],
    })),
  }
}
