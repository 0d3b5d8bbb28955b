import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningConcord, startConcord, temporaryFolder } from '../support/concord.ts'
import { ask, longQuestion } from './leaving.ts'

const folder = temporaryFolder()
let concord: RunningConcord

beforeAll(async () => {
  concord = await startConcord({ CONCORD_STORE: `file:${folder.path}/concord.db` })
})
afterAll(async () => {
  await concord?.stop()
  folder.remove()
})

/** Milliseconds until a question is answered that waits for the same thread. */
async function answered(name: string): Promise<number> {
  const began = performance.now()
  const { errors } = await concord.ask(
    `{ states(first: 1, filter: { name: { contains: "${name}" } }) { edges { node { id } } } }`,
  )
  expect(errors).toBeUndefined()
  return performance.now() - began
}

test('a request whose caller went away stops its work at once: the next one need not wait for it', async () => {
  await answered('France')
  const whole = ask(concord, longQuestion)
  await pause(100)
  const waiting = await answered('Chile')
  whole.leave()
  await whole.left
  // A machine that does much else may be late once, but not every time.
  const times: number[] = []
  for (let attempt = 0; attempt < 5; attempt++) {
    const long = ask(concord, longQuestion)
    await pause(100)
    long.leave()
    times.push(await answered(`Name ${attempt}`))
  }
  expect(waiting).toBeGreaterThan(300)
  expect(Math.min(...times)).toBeLessThan(100)
})
