import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analysisLimits } from '../../api/analysis/limits.ts'
import { defaultLimits } from '../../api/env.ts'
import { failureCodes } from '../../api/errors.ts'
import { largestClientPage } from '../../api/graphql/pages.ts'
import { exportFormats } from '../../api/http/exports/formats.ts'
import { exportLimits } from '../../api/http/exports/route.ts'
import { mostListeners } from '../../api/http/streamRoute.ts'
import { conditionLimits } from '../../api/store/conditions.ts'
import { type RunningConcord, startConcord, temporaryFolder } from '../support/concord.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const guide = readdirSync(join(root, 'docs/api')).map((file) => ({ file, text: read(`docs/api/${file}`) }))
const limits = read('docs/api/limits.md')
const folder = temporaryFolder()
let concord: RunningConcord

beforeAll(async () => {
  concord = await startConcord({ CONCORD_STORE: `file:${folder.path}/concord.db` })
})
afterAll(async () => {
  await concord?.stop()
  folder.remove()
})

const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block = '']) => block)

describe('the guide', () => {
  const queries = guide.flatMap(({ text }) => blocks(text, 'graphql'))

  test.each(queries.filter((query) => !query.startsWith('subscription')))(
    'asks what is answered: %s',
    async (query) => {
      const { data, errors } = await concord.ask(query)
      expect(errors).toBeUndefined()
      for (const value of Object.values(data)) expect(value).not.toBeNull()
    },
  )

  test.each(queries.filter((query) => query.startsWith('subscription')))(
    'follows what can be followed: %s',
    (query) => {
      expect(validate(buildSchema(read('api/graphql/schema.graphql')), parse(query))).toEqual([])
    },
  )

  test('names every export with its parameters', () => {
    const [{ text = '' } = {}] = guide.filter(({ file }) => file === 'README.md')
    for (const [name, { parameters }] of Object.entries(exportFormats)) {
      const row = text.split('\n').find((line) => line.startsWith('|') && line.includes(`/export/${name}\``))
      for (const parameter of parameters) expect(row, name).toContain(`\`${parameter}\``)
    }
  })

  test('has commands for curl that work as they stand', async () => {
    const [commands = ''] = blocks(guide.find(({ file }) => file === 'clients.md')?.text ?? '', 'sh')
    const lines = commands.trimEnd().split('\n')
    const run = (line: string) =>
      new Promise<string>((resolve) => {
        // A subscription goes on: it is ended after a while, with what came until then.
        const command = line.replace('curl ', 'curl -m 5 ').replace('-sOJ', '-s')
        execFile('bash', ['-c', command], { env: { ...process.env, URL: concord.url } }, (_, out) =>
          resolve(out),
        )
      })
    const [version, state, table, live] = await Promise.all(lines.map(run))
    expect(version).toContain('"datasetVersion":1')
    expect(state).toContain('"name":"France"')
    expect(table).toMatch(/^id,kind,name,/)
    expect(live).toContain('"version":1')
  })
})

describe('the list of limits', () => {
  const rows = limits
    .split('\n')
    .filter((line) => /^\| .*\| [\d,]+ \|/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, what = '', number = '', code = '', setting = '']) => ({
      what,
      number: Number(number.replaceAll(',', '')),
      code: code.replaceAll('`', ''),
      setting: setting.replaceAll('`', ''),
    }))

  test.each(Object.entries(defaultLimits))('has %s as it is', (name, number) => {
    const setting = `CONCORD_LIMIT_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
    expect(rows.find((row) => row.setting === setting)?.number).toBe(number)
  })

  test.each([
    ['on a page', largestClientPage],
    ['relations within one another', conditionLimits.relations],
    ['conditions within one another', conditionLimits.levels],
    ['conditions of a filter', conditionLimits.conditions],
    ['values in one list', conditionLimits.values],
    ['exports at a time', exportLimits.atOnce],
    ['waits for its reader', exportLimits.stall],
    ['listeners', mostListeners],
    ['entries of a graph', analysisLimits.entries],
    ['relations of a graph', analysisLimits.relations],
    ['milliseconds of a measurement', analysisLimits.time],
    ['megabytes of a measurement', analysisLimits.memory],
    ['measurements that wait', analysisLimits.waiting],
  ])('has %s as it is', (what, number) => {
    expect(rows.find((row) => row.what.includes(what))?.number).toBe(number)
  })

  test('knows every code that a caller can meet, and no other', () => {
    // These end the start of a server, not a request.
    const ofStart =
      /^(BAD_SETTING|PORT_TAKEN|INVALID_MODEL|INVALID_DATA|STORE_(NEWER|WRONG_VERSION|REFUSED|MISSING))$/
    const codes = Object.keys(failureCodes).filter((code) => !ofStart.test(code))
    const told = new Set(
      [
        ...limits.matchAll(/`([A-Z]+(?:_[A-Z]+)+|BUSY|TIMEOUT|CONFLICT|CANCELLED|INTERNAL|UNAUTHORIZED)`/g),
      ].map(([, code]) => code),
    )
    expect(codes.filter((code) => !told.has(code))).toEqual([])
    const ofOthers = [
      'GRAPHQL_PARSE_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
      'BAD_USER_INPUT',
      'PERSISTED_QUERY_NOT_FOUND',
    ]
    const settings = [...told].filter((code) => code?.startsWith('CONCORD_'))
    expect([...told].filter((code) => ![...codes, ...ofOthers, ...settings].includes(String(code)))).toEqual(
      [],
    )
  })
})
