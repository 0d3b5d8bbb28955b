import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, test } from 'vitest'
import { openSqliteStore } from '../../../api/store/sqlite/open.ts'
import { membersOn, withUndatedMember } from '../undated.ts'
import { failureOf, folder, opened, otherProcess, topics } from './places.ts'

function sql(file: string, text: string): Record<string, unknown>[] {
  const database = new DatabaseSync(file)
  try {
    return database.prepare(text).all()
  } finally {
    database.close()
  }
}

describe('opening a SQLite store', () => {
  test('makes a file with a schema version, and finds in it what was written', async () => {
    const file = join(folder(), 'concord.db')
    const events: string[] = []
    const store = await opened(file, { log: ({ event }) => events.push(event) })
    await store.commit(topics('Ozone'))
    await store.close()
    expect(events).toEqual(['migrated', 'opened'])
    expect(sql(file, 'PRAGMA user_version')).toEqual([{ user_version: 2 }])
    const again = await opened(file)
    expect(await again.datasetVersion()).toBe(1)
    expect((await again.lookup(['topic:ozone']))[0]).toMatchObject({ state: 'live' })
  })

  test('brings a file of the first schema up to date: what has no beginning begins with its ends', async () => {
    const file = join(folder(), 'concord.db')
    const first = await opened(file)
    await first.commit(withUndatedMember)
    await first.close()
    sql(file, 'UPDATE relation SET holds_from = 0')
    sql(file, 'UPDATE neighbor SET holds_from = 0')
    sql(file, 'ALTER TABLE neighbor DROP COLUMN dated')
    sql(file, 'PRAGMA user_version = 1')
    const store = await opened(file)
    expect(await membersOn(store, '1951-12-04')).toEqual([])
    expect(await membersOn(store, '1951-12-05')).toEqual(['state:chile'])
  })

  test('names the folder that does not exist', async () => {
    const missing = join(folder(), 'nowhere')
    const failure = await failureOf(openSqliteStore({ file: join(missing, 'concord.db') }))
    expect(failure.code).toBe('STORE_MISSING')
    expect(failure.message).toContain(missing)
  })

  test('refuses a folder in the place of the file', async () => {
    expect((await failureOf(openSqliteStore({ file: folder() }))).code).toBe('STORE_MISSING')
  })

  test('refuses what is not a database', async () => {
    const file = join(folder(), 'concord.db')
    writeFileSync(file, 'This is a letter, and long enough to have a header of its own.'.repeat(100))
    expect((await failureOf(openSqliteStore({ file }))).code).toBe('STORE_CORRUPT')
  })

  test('refuses the database of another program, and leaves it as it is', async () => {
    const file = join(folder(), 'other.db')
    sql(file, 'CREATE TABLE theirs (a)')
    const failure = await failureOf(openSqliteStore({ file }))
    expect(failure.code).toBe('STORE_CORRUPT')
    expect(failure.message).toContain('another program')
    expect(sql(file, 'SELECT name FROM sqlite_schema')).toEqual([{ name: 'theirs' }])
  })

  test('refuses the file of a newer version', async () => {
    const file = join(folder(), 'concord.db')
    await (await openSqliteStore({ file })).close()
    sql(file, 'PRAGMA user_version = 999')
    const failure = await failureOf(openSqliteStore({ file }))
    expect(failure.code).toBe('STORE_NEWER')
    expect(failure.message).toContain('999')
  })

  test('says that a table is damaged when it is read', async () => {
    const file = join(folder(), 'concord.db')
    const store = await openSqliteStore({ file })
    await store.commit(topics(...Array.from({ length: 500 }, (_, index) => `Topic ${index}`)))
    await store.close()
    const pages = sql(file, 'PRAGMA page_count')[0]?.page_count as number
    const { open } = await import('node:fs/promises')
    const handle = await open(file, 'r+')
    for (let page = 2; page < pages; page++)
      await handle.write(Buffer.alloc(2048, 0xff), 0, 2048, page * 4096)
    await handle.close()
    const failure = await failureOf(
      opened(file).then((damaged) =>
        damaged.list({ kinds: ['Topic'], order: { by: 'name' }, page: { first: 1000 } }),
      ),
    )
    expect(failure.code).toBe('STORE_CORRUPT')
  })

  test('can be read but not written if it is opened so', async () => {
    const file = join(folder(), 'concord.db')
    expect((await failureOf(openSqliteStore({ file, readOnly: true }))).code).toBe('STORE_MISSING')
    const store = await opened(file)
    await store.commit(topics('Ozone'))
    await store.close()
    const reading = await opened(file, { readOnly: true })
    expect((await reading.search({ text: 'ozone', first: 5 })).map(({ entry }) => entry.id)).toEqual([
      'topic:ozone',
    ])
    expect(await reading.count({})).toBe(1)
    expect((await failureOf(reading.commit(topics('Climate')))).code).toBe('STORE_READ_ONLY')
  })

  test('says that another process has the file locked, and opens it once it is let go', async () => {
    const file = join(folder(), 'concord.db')
    const lock = await otherProcess(file, 'BEGIN EXCLUSIVE; CREATE TABLE theirs (a)')
    const failure = await failureOf(openSqliteStore({ file }))
    expect(failure).toMatchObject({ code: 'STORE_BUSY', retryAfter: 1 })
    await lock.end()
    expect(await (await opened(file)).datasetVersion()).toBe(0)
  })

  test('makes indexes anew when the model asks for others', async () => {
    const file = join(folder(), 'concord.db')
    await (await openSqliteStore({ file })).close()
    const indexes = "SELECT name FROM sqlite_schema WHERE name LIKE 'model_%' ORDER BY name"
    const asked = sql(file, indexes)
    sql(file, 'DROP INDEX model_State_region')
    sql(file, 'CREATE INDEX model_State_gone ON entry (id) WHERE kind = 1')
    sql(file, "UPDATE dataset SET derived = 'older'")
    await (await openSqliteStore({ file })).close()
    expect(sql(file, indexes)).toEqual(asked)
  })
})
