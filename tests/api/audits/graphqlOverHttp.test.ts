import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningConcord, startConcord, temporaryFolder } from '../../support/concord.ts'

const folder = temporaryFolder()
let concord: RunningConcord

beforeAll(async () => {
  concord = await startConcord({ CONCORD_STORE: `file:${folder.path}/concord.db` })
})
afterAll(async () => {
  await concord?.stop()
  folder.remove()
})

// The address is known when the audits run, not when they are listed.
const audits = serverAudits({ url: () => `${concord.url}/graphql` })

test('there are as many audits of GraphQL over HTTP as were met before', () => {
  expect(audits.length).toBeGreaterThanOrEqual(61)
})

test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
  const result = await audit.fn()
  expect(result).toMatchObject({ status: 'ok' })
})
