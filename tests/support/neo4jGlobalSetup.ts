import type { TestProject } from 'vitest/node'
import { type Neo4jAddress, type RunningNeo4j, startNeo4j } from './neo4j.ts'
import type { Release } from './neo4jJars.ts'
import { untested } from './untested.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The servers that run, by release; null where there is none. */
    neo4j: Record<Release, Neo4jAddress | null>
  }
}

async function bringUp(release: Release): Promise<RunningNeo4j | null> {
  const started = await startNeo4j(release)
  if (!('unavailable' in started)) return started
  // The newest release is tested where the machine can run it; the long-term one is a must.
  if (release === 'lts') untested('Neo4j', started.unavailable)
  else process.stderr.write(`\nThe newest Neo4j was not tested: ${started.unavailable}\n\n`)
  return null
}

/** Starts one server of each release for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [lts, latest] = await Promise.all([bringUp('lts'), bringUp('latest')])
  const address = (server: RunningNeo4j | null) =>
    server && { url: server.url, user: server.user, password: server.password }
  project.provide('neo4j', { lts: address(lts), latest: address(latest) })
  return async () => {
    await Promise.all([lts?.stop(), latest?.stop()])
  }
}
