/**
 * Says in one loud line that something was not tested. In CI that is a failure, since nobody reads a green run.
 * @throws with CI=true
 */
export function untested(what: string, reason: string): void {
  const line = `${what.toUpperCase()} WAS NOT TESTED: ${reason}`
  if (process.env.CI === 'true') throw new Error(line)
  process.stderr.write(`\n${line}\n\n`)
}
