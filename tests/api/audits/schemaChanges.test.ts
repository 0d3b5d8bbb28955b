import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/concord.ts'

const root = join(import.meta.dirname, '../../..')
const folder = temporaryFolder()
afterAll(() => folder.remove())

function compare(change: (schema: string) => string, ...more: string[]) {
  const file = join(folder.path, 'old.graphql')
  writeFileSync(file, change(readFileSync(join(root, 'api/graphql/schema.graphql'), 'utf8')))
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'tooling/schemaChanges.mjs'), `--old=${file}`, ...more],
    { encoding: 'utf8' },
  )
  return { status, stdout }
}

test('an unchanged schema has no changes', () => {
  expect(compare((schema) => schema)).toEqual({
    status: 0,
    stdout: expect.stringContaining('0 changes'),
  })
})

test('a breaking change is named, and fails where that is asked for', () => {
  const withOneMore = (schema: string) => `${schema}\nextend type Query { gone: Int }\n`
  const told = compare(withOneMore)
  expect(told.stdout).toContain('BREAKING CHANGES')
  expect(told.stdout).toMatch(/gone.*Query|Query.*gone/)
  expect(told.status).toBe(0)
  expect(compare(withOneMore, '--strict').status).toBe(1)
})
