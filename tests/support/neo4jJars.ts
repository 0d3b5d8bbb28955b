import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The releases that the tests run on, and the oldest Java that each runs with. */
export const releases = {
  lts: { version: '5.26.30', java: 17 },
  latest: { version: '2026.08.1', java: 21 },
} as const

/** A release that the tests run on. */
export type Release = keyof typeof releases

const cache =
  process.env.CONCORD_TEST_CACHE ??
  fileURLToPath(new URL('../../node_modules/.cache/concord-neo4j', import.meta.url))

const project = (version: string) => `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>concord</groupId><artifactId>test-neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${version}</version></dependency>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j-bolt</artifactId><version>${version}</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>`

// The calendar releases have no main class of their own for the community edition.
const entryPoint = `import org.neo4j.server.CommunityBootstrapper;
import org.neo4j.server.NeoBootstrapper;
public class CommunityStart { public static void main(String[] args) { NeoBootstrapper.start(new CommunityBootstrapper(), args); } }
`

/** The home of the oldest JDK on this machine that is new enough; undefined if there is none. */
export async function findJdk(atLeast: number): Promise<string | undefined> {
  const installed = existsSync('/usr/lib/jvm')
    ? readdirSync('/usr/lib/jvm').map((name) => join('/usr/lib/jvm', name))
    : []
  const homes = [process.env.JAVA_HOME, ...installed].filter(
    (home) => home !== undefined && existsSync(join(home, 'bin', 'javac')),
  ) as string[]
  const versions = await Promise.all(
    homes.map(async (home) => {
      const { stdout, stderr } = await run(join(home, 'bin', 'java'), ['-version'])
      return { home, version: Number(/version "(\d+)/.exec(stdout + stderr)?.[1] ?? 0) }
    }),
  )
  return versions
    .filter(({ version }) => version >= atLeast)
    .sort((left, right) => left.version - right.version)[0]?.home
}

/**
 * The folder of a release's jars, fetched by Maven at the first call and kept.
 * @param jdk compiles the starting class of releases that have none
 * @throws an error whose message says why the jars could not be fetched
 */
export async function neo4jJars(release: Release, jdk: string): Promise<string> {
  const { version } = releases[release]
  const folder = join(cache, version)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  // Put together beside it and renamed, so that a run that was cut off, or another at the same time, leaves nothing half done.
  const draft = mkdtempSync(join(cache, 'fetching-'))
  try {
    writeFileSync(join(draft, 'pom.xml'), project(version))
    await run(
      'mvn',
      ['-B', '-q', 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${draft}`],
      { cwd: draft, maxBuffer: 1 << 26 },
    )
    if (release === 'latest') {
      writeFileSync(join(draft, 'CommunityStart.java'), entryPoint)
      await run(join(jdk, 'bin', 'javac'), [
        '-cp',
        join(draft, '*'),
        '-d',
        draft,
        join(draft, 'CommunityStart.java'),
      ])
    }
    if (!existsSync(folder)) renameSync(draft, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return folder
}
