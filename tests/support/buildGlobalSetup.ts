import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** The tests meet the built program, the threads of its store and its pages: it is built from what is there now. */
export default function setup(): void {
  const root = join(import.meta.dirname, '../..')
  execFileSync(process.execPath, [join(root, 'tooling/build.mjs'), '--if-needed'], { stdio: 'inherit' })
}
