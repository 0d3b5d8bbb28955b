import type { TestProject } from 'vitest/node'
import { findChromium } from '../../bench/canvas/chromium.ts'
import { untested } from './untested.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether there is a Chromium to test with. */
    chromium: boolean
  }
}

/** Says loudly if there is no Chromium; fails in CI. */
export default function setup(project: TestProject): void {
  const found = findChromium() !== undefined
  if (!found) untested('Chromium', 'there is no Chromium on this machine')
  project.provide('chromium', found)
}
