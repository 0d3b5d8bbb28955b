// Puts the compiled server and what it uses of its libraries into few files, in a folder beside: to find and read some
// thousand small files takes longer than everything else that a start does.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

const [output] = process.argv.slice(2)
const compiled = join(output, 'api')
const bundle = await rolldown({
  input: {
    main: join(compiled, 'main.js'),
    thread: join(compiled, 'store/sqlite/thread.js'),
    analysisThread: join(compiled, 'analysis/analysisThread.js'),
  },
  platform: 'node',
  // They look for files of their own beside them.
  external: ['@photostructure/sqlite', 'pino'],
  logLevel: 'silent',
})
// Chunks find `../thread.js`, as the compiled files do.
await bundle.write({
  dir: join(output, 'start'),
  // Node keeps what V8 made of CommonJS, and not of other modules (api/compiledCode.ts).
  format: 'cjs',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
})
writeFileSync(join(output, 'start', 'package.json'), '{ "type": "commonjs" }\n')
await bundle.close()
