import type { Reporter, TestModule, TestSuite, Vitest } from 'vitest/node'

/**
 * Ends the output of a run with one plain line: `12 passed, 0 failed, 1 skipped`. What kept tests from running (a file
 * that does not load, a hook that throws, a server that does not start) counts as one failed. Tests that passed at the
 * second try are named before it.
 */
export default class PlainSummary implements Reporter {
  private passed = 0
  private failed = 0
  private skipped = 0
  private unsteady: readonly string[] = []

  onInit(vitest: Vitest): void {
    // Vitest's own report is printed after the hook of a run's end, so the line waits for the very end.
    process.once('exit', (code) => {
      if (vitest.config.watch) return
      // What stopped the run before its tests is told by the exit code only.
      const failed = code === 0 ? this.failed : Math.max(this.failed, 1)
      for (const name of this.unsteady) process.stdout.write(`\nPassed at the second try: ${name}`)
      process.stdout.write(`\n${this.passed} passed, ${failed} failed, ${this.skipped} skipped\n`)
    })
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const holders: (TestModule | TestSuite)[] = modules.flatMap((module) => [
      module,
      ...module.children.allSuites(),
    ])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const broken = holders.filter((holder) => holder.errors().length > 0).length + errors.length
    this.passed = count('passed')
    // One that never came to its end has not passed.
    this.failed = count('failed') + count('pending') + broken
    this.skipped = count('skipped')
    this.unsteady = tests.filter((test) => test.diagnostic()?.flaky).map(({ fullName }) => fullName)
  }
}
