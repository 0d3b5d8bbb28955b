import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Entry } from '../../api/model/domain.ts'
import type { GraphStore } from '../../api/store/port.ts'
import { openSqliteStore } from '../../api/store/sqlite/open.ts'
import { loadContent, loadIfEmpty } from '../../seeds/load.ts'

let folder: string
let data: string
let store: GraphStore

function write(name: string, text: string): void {
  mkdirSync(join(data, name, '..'), { recursive: true })
  writeFileSync(join(data, name), text)
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concord-load-'))
  data = join(folder, 'data')
  write('sources/a.csv', 'id,name\nun-charter,Charter of the United Nations\n')
  write(
    'organizations/united-nations.yaml',
    'name: United Nations\nfounded: 1945-10-24\nsources: [un-charter]\n',
  )
  write('states/a.csv', '# sources: un-charter\nid,name,capital\nfrance,France,Paris\nchile,Chile,Santiago\n')
  write(
    'relations/member-of/united-nations.csv',
    '# sources: un-charter\nfrom,since\nfrance,1945-10-24\nchile,1945-10-24\n',
  )
  store = await openSqliteStore({ file: join(folder, 'concord.db') })
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

async function entry(id: string): Promise<Entry> {
  const [found] = await store.lookup([id])
  if (found?.state !== 'live') throw new Error(`${id} is not there`)
  return found.entry
}

describe('loading the content', () => {
  test('fills an empty store, and leaves any other alone', async () => {
    expect(await loadIfEmpty(store, data)).toMatchObject({ version: 1, created: 6 })
    expect(await loadIfEmpty(store, data)).toBeUndefined()
  })

  test('again changes nothing', async () => {
    await loadContent(store, data)
    expect(await loadContent(store, data)).toEqual({
      version: 1,
      created: 0,
      updated: 0,
      removed: 0,
      kept: [],
      missing: [],
    })
  })

  test('takes over what the files changed', async () => {
    await loadContent(store, data)
    write(
      'states/a.csv',
      '# sources: un-charter\nid,name,capital\nfrance,France,Lutetia\nchile,Chile,Santiago\n',
    )
    write(
      'relations/member-of/united-nations.csv',
      '# sources: un-charter\nfrom,since\nfrance,1945-10\nchile,1945-10-24\n',
    )
    expect(await loadContent(store, data)).toMatchObject({ version: 2, updated: 2, kept: [] })
    expect((await entry('state:france')).properties.capital).toBe('Lutetia')
  })

  test('does not touch what an editor changed, and takes over the rest', async () => {
    await loadContent(store, data)
    await store.commit({
      author: 'editor',
      summary: 'Better',
      operations: [
        { action: 'updateEntry', id: 'state:france', revision: 1, set: { capital: 'Paris (France)' } },
      ],
    })
    write(
      'states/a.csv',
      '# sources: un-charter\nid,name,capital,isoAlpha2\nfrance,France,Lutetia,FR\nchile,Chile,Santiago,CL\n',
    )
    expect(await loadContent(store, data)).toMatchObject({ updated: 2, kept: ['state:france: capital'] })
    expect((await entry('state:france')).properties).toMatchObject({
      capital: 'Paris (France)',
      isoAlpha2: 'FR',
    })
    expect(await loadContent(store, data)).toMatchObject({
      created: 0,
      updated: 0,
      kept: ['state:france: capital'],
    })
  })

  test('does not bring back what an editor deleted or merged away', async () => {
    await loadContent(store, data)
    await store.commit({
      author: 'editor',
      summary: 'Delete',
      operations: [
        { action: 'deleteEntry', id: 'state:chile', revision: 1 },
        { action: 'deleteRelation', id: 'state:france/member-of/organization:united-nations', revision: 1 },
      ],
    })
    expect(await loadContent(store, data)).toMatchObject({
      version: 2,
      created: 0,
      kept: ['state:chile: deleted', 'state:france/member-of/organization:united-nations: deleted'],
    })
  })

  test('tells what the files no longer have, and deletes it only when asked to', async () => {
    await loadContent(store, data)
    write('states/a.csv', '# sources: un-charter\nid,name,capital\nfrance,France,Paris\n')
    write('relations/member-of/united-nations.csv', '# sources: un-charter\nfrom,since\nfrance,1945-10-24\n')
    const missing = ['state:chile', 'state:chile/member-of/organization:united-nations']
    expect(await loadContent(store, data)).toMatchObject({ version: 1, missing })
    expect(await loadContent(store, data, { prune: true })).toMatchObject({
      version: 2,
      removed: 1,
      missing: [],
    })
    expect(await store.lookup(['state:chile'])).toMatchObject([{ state: 'deleted' }])
  })

  test('stops when asked to, and nothing is applied', async () => {
    await expect(loadContent(store, data, { signal: AbortSignal.abort() })).rejects.toThrow()
    expect(await store.datasetVersion()).toBe(0)
  })

  test('writes nothing if a file is wrong', async () => {
    write('organizations/x.yaml', 'nam: X\n')
    await expect(loadContent(store, data)).rejects.toMatchObject({ code: 'INVALID_DATA' })
    expect(await store.datasetVersion()).toBe(0)
  })
})
