import neo4j from 'neo4j-driver'
import { describe, expect, inject, test } from 'vitest'

const servers = inject('neo4j')
// One that somebody else runs may be of any version and edition.
const own = { lts: process.env.CONCORD_TEST_NEO4J === undefined, latest: true }

describe.each([
  ['lts', /^5\.26\./],
  ['latest', /^2026\./],
] as const)('the %s Neo4j of the tests', (release, version) => {
  const address = servers[release]
  test.runIf(address && own[release])(
    'is a community server of that release, behind a password',
    async () => {
      const { url, user, password } = address as NonNullable<typeof address>
      const driver = neo4j.driver(url, neo4j.auth.basic(user, password))
      const { records } = await driver.executeQuery(
        'CALL dbms.components() YIELD versions, edition RETURN versions[0] AS version, edition',
      )
      await driver.close()
      expect(records[0]?.toObject()).toEqual({
        version: expect.stringMatching(version),
        edition: 'community',
      })
      const stranger = neo4j.driver(url, neo4j.auth.basic(user, `not ${password}`))
      await expect(stranger.executeQuery('RETURN 1')).rejects.toMatchObject({
        code: 'Neo.ClientError.Security.Unauthorized',
      })
      await stranger.close()
    },
  )
})
