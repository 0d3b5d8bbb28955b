import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import Module from 'node:module'
import { basename, dirname, join } from 'node:path'
import { cachedDataVersionTag } from 'node:v8'
import { constants, Script } from 'node:vm'

/** What Node does with the text of a CommonJS module; not in its types, but what transpilers have hooked into for years. */
interface Compiling {
  _compile(this: NodeJS.Module, content: string, filename: string): unknown
}

/** Milliseconds after which the code of a start is kept: the first questions have then been answered. */
const afterStart = 3000

function keep(folder: string, scripts: ReadonlyMap<string, Script>): void {
  try {
    mkdirSync(folder, { recursive: true })
    for (const [name, script] of scripts) {
      // Made beside it and put in its place: several may start at once, and one may end in the middle.
      const draft = join(folder, `${name}.${process.pid}`)
      writeFileSync(draft, script.createCachedData())
      renameSync(draft, join(folder, name))
    }
  } catch {
    // Where nothing can be written the next start is merely as slow as this one.
  }
}

/**
 * Runs what is loaded from a folder from the code that V8 made of it at an earlier start. To compile it anew takes a
 * third of the time to the first answer. V8 takes its code only from the same V8 with the same flags, so each has a
 * folder of its own. A build replaces all of it.
 * @param folder of CommonJS modules, whose names differ
 */
export function runCompiledCode(folder: string): void {
  const kept = join(folder, `compiled-${cachedDataVersionTag()}`)
  const scripts = new Map<string, Script>()
  const prototype = Module.prototype as unknown as Compiling
  const compile = prototype._compile
  prototype._compile = function compileOnce(content, filename) {
    if (dirname(filename) !== folder) return compile.call(this, content, filename)
    const name = basename(filename)
    const file = join(kept, name)
    const script = new Script(Module.wrap(content), {
      filename,
      cachedData: existsSync(file) ? readFileSync(file) : undefined,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    })
    if (script.cachedDataRejected !== false) scripts.set(name, script)
    const run = script.runInThisContext() as (...parts: unknown[]) => unknown
    return run.call(
      this.exports,
      this.exports,
      (id: string) => this.require(id),
      this,
      filename,
      dirname(filename),
    )
  }
  let isDone = false
  const keepOnce = () => {
    if (!isDone) keep(kept, scripts)
    isDone = true
  }
  setTimeout(keepOnce, afterStart).unref()
  // A start that failed has run little of it.
  process.once('exit', (code) => code === 0 && keepOnce())
}
