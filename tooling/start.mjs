// `npm start`: builds what is not built, then becomes the server, so that signals reach it.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const build = fileURLToPath(new URL('./build.mjs', import.meta.url))
const { status } = spawnSync(process.execPath, [build, '--if-needed'], { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
// Libraries leave out checks of their own use then, which cost a fifth of the speed.
process.env.NODE_ENV ??= 'production'
await import('../dist/server/start/main.js')
