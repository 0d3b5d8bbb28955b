import type { Reporter, TestModule } from 'vitest/node'

/** Ends the output of a run with one plain line: `12 passed, 0 failed, 1 skipped`. A file that could not run counts as failed. */
export default class PlainSummary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length
    const line = `${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`
    // Vitest's own report is printed after this hook, so the line waits for the very end.
    process.once('exit', () => process.stdout.write(`\n${line}\n`))
  }
}
