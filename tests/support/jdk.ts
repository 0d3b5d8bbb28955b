import { execFile } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where JDKs may be: what JAVA_HOME and its like name, what is on the path, and what the system installed. */
function candidates(): string[] {
  const named = Object.entries(process.env).flatMap(([name, value]) =>
    name.startsWith('JAVA_HOME') && value ? [value] : [],
  )
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'javac'))
    .filter((file) => existsSync(file))
    .map((file) => dirname(dirname(realpathSync(file))))
  const system = '/usr/lib/jvm'
  const installed = existsSync(system) ? readdirSync(system).map((name) => join(system, name)) : []
  const homes = [...named, ...onPath, ...installed].filter((home) => existsSync(join(home, 'bin', 'javac')))
  return [...new Set(homes.map((home) => realpathSync(home)))]
}

async function versionOf(home: string): Promise<number> {
  try {
    const { stdout, stderr } = await run(join(home, 'bin', 'java'), ['-version'])
    return Number(/version "(\d+)/.exec(stdout + stderr)?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** The home of the oldest JDK on this machine that is new enough; undefined if there is none. */
export async function findJdk(atLeast: number): Promise<string | undefined> {
  const found = await Promise.all(
    candidates().map(async (home) => ({ home, version: await versionOf(home) })),
  )
  return found
    .filter(({ version }) => version >= atLeast)
    .sort((left, right) => left.version - right.version)[0]?.home
}
