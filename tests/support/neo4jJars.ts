import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
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

/** The class that starts a server. */
export const startingClass = 'TestServer'

const cache =
  process.env.CONCORD_TEST_CACHE ??
  fileURLToPath(new URL('../../node_modules/.cache/concord-neo4j', import.meta.url))
const fetchLimit = 10 * 60_000

const project = (version: string) => `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>concord</groupId><artifactId>test-neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${version}</version></dependency>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j-bolt</artifactId><version>${version}</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>`

// The calendar releases have no main class for the community edition. And whatever ends the tests, be it a kill that
// nobody can tidy up after, closes this program's input: then it takes its folder away and ends too.
const starter = `import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.neo4j.server.CommunityBootstrapper;
import org.neo4j.server.NeoBootstrapper;
public class ${startingClass} {
  public static void main(String[] args) {
    Thread watch = new Thread(() -> {
      try {
        while (System.in.read() >= 0) {}
        for (Path path : Files.walk(Path.of("")).sorted(Comparator.reverseOrder()).toList()) path.toFile().delete();
        Path.of("").toAbsolutePath().toFile().delete();
      } catch (Exception gone) {}
      Runtime.getRuntime().halt(1);
    });
    watch.setDaemon(true);
    watch.start();
    int status = NeoBootstrapper.start(new CommunityBootstrapper(), args);
    if (status != 0) System.exit(status);
  }
}
`

/** Whether the run that took the lock is still there to give it back. */
function isHeld(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return Date.now() - statSync(lock).mtimeMs < 2 * fetchLimit
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Lets one run at a time fetch: Maven's own store does not stand two at once. */
async function alone<Result>(work: () => Promise<Result>): Promise<Result> {
  mkdirSync(cache, { recursive: true })
  const lock = join(cache, 'lock')
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (!isHeld(lock)) rmSync(lock, { force: true })
    await wait(200)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

async function fetchJars(version: string, jdk: string, into: string): Promise<void> {
  process.stderr.write(`Fetching Neo4j ${version} by Maven, once.\n`)
  writeFileSync(join(into, 'pom.xml'), project(version))
  const words = [
    '-B',
    '-q',
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    '-DoutputDirectory=lib',
  ]
  const settings = {
    cwd: into,
    maxBuffer: 1 << 26,
    timeout: fetchLimit,
    env: { ...process.env, JAVA_HOME: jdk },
  }
  try {
    await run('mvn', words, settings)
  } catch (error) {
    const { code, killed, stdout } = error as { code?: unknown; killed?: boolean; stdout?: string }
    if (code === 'ENOENT') throw new Error('there is no Maven (mvn) on this machine')
    const said = killed
      ? 'it took too long'
      : (stdout?.split('\n').find((line) => line.trim()) ?? 'no reason given')
    throw new Error(`Maven could not fetch Neo4j ${version}: ${said}`)
  }
}

/**
 * The class path of a release, fetched by Maven at the first call and kept.
 * @param jdk what runs Maven and compiles the starting class
 * @throws an error whose message says in one line why the jars could not be fetched
 */
export async function neo4jJars(release: Release, jdk: string): Promise<string> {
  const { version, java } = releases[release]
  const contents = createHash('sha256').update(project(version)).update(starter).digest('hex').slice(0, 8)
  const folder = join(cache, `${version}-${contents}`)
  const classPath = `${join(folder, 'lib', '*')}:${folder}`
  if (existsSync(folder)) return classPath
  return alone(async () => {
    if (existsSync(folder)) return classPath
    // Only a run that was cut off leaves a draft behind.
    for (const name of readdirSync(cache).filter((name) => name.startsWith('fetching-')))
      rmSync(join(cache, name), { recursive: true, force: true })
    const draft = mkdtempSync(join(cache, 'fetching-'))
    try {
      await fetchJars(version, jdk, draft)
      const source = join(draft, `${startingClass}.java`)
      writeFileSync(source, starter)
      const words = ['--release', String(java), '-cp', join(draft, 'lib', '*'), '-d', draft, source]
      await run(join(jdk, 'bin', 'javac'), words)
      renameSync(draft, folder)
    } finally {
      rmSync(draft, { recursive: true, force: true })
    }
    return classPath
  })
}
