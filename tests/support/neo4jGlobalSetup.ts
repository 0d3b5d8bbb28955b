import type { TestProject } from 'vitest/node'
import { findJdk } from './jdk.ts'
import { type Neo4jAddress, type RunningNeo4j, startNeo4j } from './neo4j.ts'
import { type Release, releases } from './neo4jJars.ts'
import { untested } from './untested.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The servers that run, by release; null where there is none. */
    neo4j: Record<Release, Neo4jAddress | null>
  }
}

async function bringUp(release: Release): Promise<RunningNeo4j | null> {
  // The newest release is tested where the machine can run it; the long-term one is a must.
  if (release === 'latest' && !(await findJdk(releases.latest.java))) {
    process.stderr.write(`\nThe newest Neo4j was not tested: it needs a JDK of ${releases.latest.java}\n\n`)
    return null
  }
  const started = await startNeo4j(release)
  if (!('unavailable' in started)) return started
  untested(release === 'lts' ? 'Neo4j' : `Neo4j ${releases[release].version}`, started.unavailable)
  return null
}

/** Starts one server of each release for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outcomes = await Promise.allSettled([bringUp('lts'), bringUp('latest')])
  const stop = async () => {
    await Promise.all(outcomes.map((outcome) => outcome.status === 'fulfilled' && outcome.value?.stop()))
  }
  const [lts, latest] = outcomes.map((outcome) => {
    if (outcome.status === 'rejected') return null
    const server = outcome.value
    return server && { url: server.url, user: server.user, password: server.password }
  })
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }
  project.provide('neo4j', { lts: lts ?? null, latest: latest ?? null })
  return stop
}
