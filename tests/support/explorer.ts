import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openStore } from '../../api/store/open.ts'
import { launchChromium } from '../../bench/canvas/chromium.ts'
import { loadIfEmpty } from '../../seeds/load.ts'
import { type RunningConcord, startConcord, temporaryFolder } from './concord.ts'

/** How a page is opened. */
export interface Opening {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  /** Whether the reader accepts motion; without it, positions jump. */
  readonly motion?: boolean
  readonly touch?: boolean
}

/** The explorer in a browser, against the whole program. Faults on the page fail the test that met them. */
export class ExplorerInBrowser {
  concord!: RunningConcord
  browser!: Browser
  page!: Page
  readonly faults: string[] = []
  /** Faults that a test brings about on purpose. */
  readonly expected: RegExp[] = []

  /** Opens an address in a new page. */
  async open(path: string, opening: Opening = {}): Promise<void> {
    const { width = 1440, height = 900, dark = false, motion = false, touch = false } = opening
    const context = await this.browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: motion ? 'no-preference' : 'reduce',
      hasTouch: touch,
      acceptDownloads: true,
    })
    this.page = await context.newPage()
    this.page.on('pageerror', (error) => this.faults.push(error.message))
    this.page.on('console', (message) => message.type() === 'error' && this.faults.push(message.text()))
    await this.page.goto(this.concord.url + path)
  }

  /** The parameters of the address, those after the # too. */
  parameters(): URLSearchParams {
    const { search, hash } = new URL(this.page.url())
    return new URLSearchParams([...new URLSearchParams(search), ...new URLSearchParams(hash.slice(1))])
  }

  /** A list in the address. */
  list(name: string): string[] {
    return this.parameters().get(name)?.split('~') ?? []
  }

  /** Waits until the canvas shows so many entries and relations. */
  async shows(entries: number | RegExp, relations?: number): Promise<void> {
    const name =
      entries instanceof RegExp
        ? entries
        : new RegExp(`^${entries} (entry|entries), ${relations ?? '\\d+'} relations?$`)
    await this.page.getByRole('application', { name }).waitFor()
  }

  /** The panel beside the canvas. */
  panel(): Locator {
    return this.page.getByRole('complementary')
  }

  /** Keeps a picture of the page, to be looked at. */
  async keep(name: string): Promise<void> {
    mkdirSync('dist/screenshots', { recursive: true })
    await this.page.screenshot({ path: `dist/screenshots/${name}.png` })
  }

  /** What axe finds on the page, once nothing on it moves or fades any more. */
  async violations(): Promise<string[]> {
    await this.page.waitForFunction(
      () =>
        !document
          .getAnimations()
          .some(
            (each) =>
              each.playState === 'running' &&
              Number.isFinite(Number(each.effect?.getComputedTiming().endTime)),
          ),
    )
    await this.page.evaluate(axe.source)
    return this.page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await checker.run()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      )
    })
  }
}

/** Puts the content, and what tests need beside it, into a store. */
async function prepare(file: string, changesets: readonly (readonly unknown[])[]): Promise<void> {
  const store = await openStore({ kind: 'sqlite', file })
  await loadIfEmpty(store, fileURLToPath(new URL('../../data', import.meta.url)))
  for (const operations of changesets)
    await store.commit({ author: 'a test', summary: 'What the tests need', operations })
  await store.close()
}

/**
 * Starts the program and a browser for the tests of a file, and ends both after them.
 * @param changesets operations that follow the content, one changeset after the other
 * @param settings environment variables of the program
 */
export function explorerInBrowser({
  changesets = [],
  settings = {},
}: {
  readonly changesets?: readonly (readonly unknown[])[]
  readonly settings?: Readonly<Record<string, string>>
} = {}): ExplorerInBrowser {
  const explorer = new ExplorerInBrowser()
  const folder = temporaryFolder()
  beforeAll(async () => {
    if (changesets.length > 0) await prepare(`${folder.path}/concord.db`, changesets)
    explorer.concord = await startConcord({ CONCORD_STORE: `file:${folder.path}/concord.db`, ...settings })
    explorer.browser = await launchChromium()
  })
  afterAll(async () => {
    await explorer.browser?.close()
    await explorer.concord?.stop()
    folder.remove()
  })
  afterEach(async () => {
    await explorer.page.context().close()
    const faults = explorer.faults
      .splice(0)
      .filter((fault) => !explorer.expected.some((each) => each.test(fault)))
    explorer.expected.length = 0
    expect(faults).toEqual([])
  })
  return explorer
}
