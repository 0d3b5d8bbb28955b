import fc from 'fast-check'
import { buildClientSchema, getIntrospectionQuery } from 'graphql'
import { expect, test } from 'vitest'
import { failureCodes } from '../../../api/errors.ts'
import type { RunningConcord } from '../../support/concord.ts'
import { type GeneratedQuery, queriesOf, spoiled } from './queries.ts'

/** Codes of callers' mistakes: everything else would be the server's. */
const servers = Object.keys(failureCodes).filter((code) => code === 'INTERNAL' || code.startsWith('STORE_'))

/** What nobody outside may see: stacks, files, statements of a database, classes of drivers. */
const leaks =
  /node_modules|file:\/\/|\/dist\/|\.[cm]?[jt]s:\d|\n\s+at |SQLITE|sqlite3?_|no such (table|column)|syntax error near|Neo\.\w+Error|Neo4jError|CALL db\.|\bMATCH \(|\bUNWIND \$|SELECT .+ FROM |Cannot read propert|is not a function|undefined is not|Maximum call stack/

/**
 * Nothing that is asked makes the server fail, or tell of its inside.
 * @param usual how many queries of each sort are asked; more with CONCORD_PROPERTY_RUNS
 */
export function nothingBreaksIt(running: () => RunningConcord, usual: number): void {
  const runs = Number(process.env.CONCORD_PROPERTY_RUNS ?? usual)

  async function check({ query, variables }: GeneratedQuery): Promise<number> {
    const response = await fetch(`${running().url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    const text = await response.text()
    expect(response.status, text).toBeLessThan(500)
    const { errors = [] } = JSON.parse(text) as {
      errors?: { message: string; extensions: { code: string } }[]
    }
    for (const { message, extensions } of errors) {
      expect(servers, message).not.toContain(extensions.code)
      expect(JSON.stringify({ message, extensions })).not.toMatch(leaks)
    }
    return errors.length
  }

  async function schemaOf() {
    const { data } = await running().ask(getIntrospectionQuery())
    return buildClientSchema(data)
  }

  test('queries of every form, with wild arguments', async () => {
    const schema = await schemaOf()
    let answered = 0
    await fc.assert(
      fc.asyncProperty(queriesOf(schema, 4), async (generated) => {
        if ((await check(generated)) === 0) answered++
      }),
      { numRuns: runs },
    )
    // It would prove little if all were refused.
    expect(answered).toBeGreaterThan(runs / 5)
  })

  test('queries that are nearly right', async () => {
    const schema = await schemaOf()
    await fc.assert(
      fc.asyncProperty(spoiled(queriesOf(schema, 3)), async (generated) => {
        await check(generated)
      }),
      { numRuns: runs },
    )
    expect((await running().ask('{ __typename }')).data).toEqual({ __typename: 'Query' })
  })
}
