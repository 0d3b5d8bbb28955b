import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { type Browser, errors, type Locator, type Page } from 'playwright-core'
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
  /** Whether timers of a second and more never end. */
  readonly stopsLongTimers?: boolean
}

/** Runs in the page. */
function stopLongTimers(): void {
  const wait = globalThis.setTimeout
  const short = (done: () => void, milliseconds = 0, ...rest: []) =>
    milliseconds < 1000 ? wait(done, milliseconds, ...rest) : 0
  globalThis.setTimeout = short as typeof setTimeout
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
    const {
      width = 1440,
      height = 900,
      dark = false,
      motion = false,
      touch = false,
      stopsLongTimers,
    } = opening
    const context = await this.browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: motion ? 'no-preference' : 'reduce',
      hasTouch: touch,
      acceptDownloads: true,
    })
    this.page = await context.newPage()
    if (stopsLongTimers) await this.page.addInitScript(stopLongTimers)
    this.page.on('pageerror', (error) => this.faults.push(error.message))
    this.page.on('console', (message) => message.type() === 'error' && this.faults.push(message.text()))
    await this.page.goto(this.concord.url + path)
    await this.#takesOver()
  }

  /** Waits until the page has taken the place of what the server wrote to be seen meanwhile. */
  async #takesOver(): Promise<void> {
    await this.page.locator('main:not(.glance)').first().waitFor()
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

  /** The canvas, where the pointer and the keys act. */
  canvas(): Locator {
    return this.page.getByRole('application')
  }

  /** Waits until nothing is fetched or arranged, and nothing on the page moves or changes any more. */
  async still(): Promise<void> {
    await this.#isThere()
    await this.#rests()
    let last = await this.picture()
    for (let alike = 0, taken = 0; alike < 3; taken += 1) {
      if (taken === 100) throw new Error('The page does not come to rest.')
      await this.page.waitForTimeout(150)
      const next = await this.picture()
      alike = next.equals(last) ? alike + 1 : 0
      last = next
    }
  }

  /** Waits until nothing that is on the screen is still being fetched or arranged. */
  async #isThere(): Promise<void> {
    // What is off the screen may wait until somebody comes near it.
    await this.page.waitForFunction(() => {
      const isOff = (each: Element) => {
        const { top, bottom, left, right } = each.getBoundingClientRect()
        return bottom < 0 || top > innerHeight || right < 0 || left > innerWidth
      }
      const isDrawn = (each: Element) => each.querySelector('canvas') !== null
      return (
        [...document.querySelectorAll('[aria-busy=true]')].every(isOff) &&
        [...document.querySelectorAll('[role=application]')].every(isDrawn)
      )
    })
  }

  /** Goes down a page to its end, as a reader does, so that what waits for that has come. */
  async readToTheEnd(): Promise<void> {
    const isAtEnd = () =>
      this.page.evaluate(() => {
        const before = scrollY
        scrollBy(0, innerHeight * 0.8)
        return scrollY === before
      })
    do await this.#isThere()
    while (!(await isAtEnd()))
    await this.page.evaluate(() => scrollTo(0, 0))
    await this.still()
  }

  /** Moves the pointer to the entry that is nearest to the middle of the canvas: over it, it is a hand. */
  async pointAtAnEntry(): Promise<void> {
    const box = await this.canvas().boundingBox()
    if (!box) throw new Error('The canvas has no box.')
    const step = 12
    const spots: { x: number; y: number; away: number }[] = []
    for (let x = step; x < box.width; x += step)
      for (let y = step; y < box.height; y += step)
        spots.push({
          x: box.x + x,
          y: box.y + y,
          away: Math.hypot(x - box.width / 2, y - box.height / 2),
        })
    for (const { x, y } of spots.sort((a, b) => a.away - b.away)) {
      await this.page.mouse.move(x, y)
      const cursor = await this.page.evaluate(
        ([left, top]) => {
          const under = document.elementFromPoint(left, top)
          return under?.closest('[role=application]') ? getComputedStyle(under).cursor : ''
        },
        [x, y] as const,
      )
      if (cursor === 'pointer') return
    }
    throw new Error('There is no entry on the canvas.')
  }

  /** Keeps a picture of the page, to be looked at. */
  async keep(name: string): Promise<void> {
    mkdirSync('dist/screenshots', { recursive: true })
    writeFileSync(`dist/screenshots/${name}.png`, await this.picture('png'))
  }

  /** A picture of what is on the screen. JPEG takes a fraction of the time of PNG, and is as good to compare. */
  async picture(type: 'png' | 'jpeg' = 'jpeg'): Promise<Buffer> {
    // Now and then Chromium never hands out the frame that it was asked for, on a page that answers: the next one it does.
    for (let left = 4; left > 0; left -= 1) {
      const taken = await this.page.screenshot({ type, timeout: 8000 }).catch((error: unknown) => {
        if (error instanceof errors.TimeoutError) return undefined
        throw error
      })
      if (taken) return taken
    }
    throw new Error('Chromium gives no picture of the page.')
  }

  /** Waits until nothing on the page moves or fades any more. */
  async #rests(): Promise<void> {
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
  }

  /** What axe finds on the page, once nothing on it moves or fades any more. */
  async violations(): Promise<string[]> {
    await this.#rests()
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
