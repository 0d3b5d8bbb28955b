// Measures the canvas in a real Chromium: every layout, against fcose in the same run; frames; growing.
// npm run bench:canvas, or with -- --sizes=100,300 for some sizes.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build, preview } from 'vite'
import { launchChromium } from './chromium.ts'

/** What the page offers; its own code is for the browser and cannot be imported here. */
interface CanvasBench {
  picture(size: number, arrangement: string): Promise<PictureResult>
  fcosePicture(size: number): Promise<PictureResult>
  motion(size: number): Promise<MotionResult>
}

interface PictureResult {
  readonly settled: number
  readonly firstPicture: number
  readonly pauseWhileComputing: number
  readonly pauseOfFirstPicture: number
  readonly overlaps: number
  readonly crossings: number
}

interface MotionResult {
  readonly panFps: number
  readonly zoomFps: number
  readonly growSettled: number
  readonly growPause: number
  readonly growMoved: number
}

const arrangements = ['force', 'hierarchy', 'rings', 'timeline', 'groups']
/** fcose takes minutes on the largest graph: it is given up after this. */
const patience = 60_000

function option(name: string): string | undefined {
  return process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3)
}

const sizes = (option('sizes') ?? '100,300,1000,3000').split(',').map(Number)

/** Asks the page to measure; null if it takes too long. */
async function ask<Name extends keyof CanvasBench>(
  page: Page,
  name: Name,
  ...args: Parameters<CanvasBench[Name]>
): Promise<Awaited<ReturnType<CanvasBench[Name]>> | null> {
  const call = `globalThis.canvasBench.${name}(${args.map((each) => JSON.stringify(each)).join(', ')})`
  const answer = page.evaluate(call) as ReturnType<CanvasBench[Name]>
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience).unref())
  return Promise.race([answer, late]) as Promise<Awaited<ReturnType<CanvasBench[Name]>> | null>
}

function print(cells: readonly (string | number)[]): void {
  process.stdout.write(
    `| ${cells.map((cell) => (typeof cell === 'number' ? rounded(cell) : cell)).join(' | ')} |\n`,
  )
}

function rounded(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value))
}

function header(cells: readonly string[]): void {
  print(cells)
  print(cells.map(() => '-'))
}

async function pictures(open: () => Promise<Page>): Promise<void> {
  header([
    'entries',
    'layout',
    'settled ms',
    'first picture ms',
    'pause computing ms',
    'pause painting ms',
    'overlaps',
    'crossings a relation',
  ])
  for (const size of sizes)
    for (const layout of [...arrangements, 'fcose']) {
      const page = await open()
      const result = await (layout === 'fcose'
        ? ask(page, 'fcosePicture', size)
        : ask(page, 'picture', size, layout))
      if (result) {
        const { settled, firstPicture, pauseWhileComputing, pauseOfFirstPicture, overlaps, crossings } =
          result
        print([
          size,
          layout,
          settled,
          firstPicture,
          pauseWhileComputing,
          pauseOfFirstPicture,
          overlaps,
          crossings,
        ])
      } else print([size, layout, `not within ${patience / 1000} s`, '', '', '', '', ''])
      await page.close()
    }
}

async function motions(open: () => Promise<Page>): Promise<void> {
  header(['entries', 'pan fps', 'zoom fps', 'expand to settled ms', 'pause ms', 'others moved px'])
  for (const size of sizes) {
    const page = await open()
    const result = await ask(page, 'motion', size)
    if (result)
      print([size, result.panFps, result.zoomFps, result.growSettled, result.growPause, result.growMoved])
    await page.close()
  }
}

const folder = mkdtempSync(join(tmpdir(), 'concord-canvas-'))
const root = join(process.cwd(), 'bench/canvas/page')
await build({
  configFile: false,
  root,
  logLevel: 'error',
  worker: { format: 'es' },
  build: { outDir: folder, target: 'es2022' },
})
const server = await preview({
  configFile: false,
  root,
  logLevel: 'error',
  build: { outDir: folder },
  preview: { port: 0 },
})
const browser = await launchChromium()
try {
  const open = async () => {
    const page = await browser.newPage({ viewport: { width: 1100, height: 740 }, reducedMotion: 'reduce' })
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    await page.waitForFunction('globalThis.canvasBench')
    return page
  }
  await pictures(open)
  process.stdout.write('\n')
  await motions(open)
} finally {
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
}
