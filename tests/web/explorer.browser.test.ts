import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { launchChromium } from '../../bench/canvas/chromium.ts'
import { type RunningConcord, startConcord, temporaryFolder } from '../support/concord.ts'

describe.runIf(inject('chromium'))('the explorer in Chromium', () => {
  const folder = temporaryFolder()
  let concord: RunningConcord
  let browser: Browser
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    concord = await startConcord({ CONCORD_STORE: `file:${folder.path}/concord.db` })
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await concord?.stop()
    folder.remove()
  })
  afterEach(async () => {
    await page.close()
    expect(faults.splice(0)).toEqual([])
  })

  /** Opens an address in a new page and notes every error on it. */
  async function open(path: string, { width = 1440, height = 900, dark = false } = {}): Promise<void> {
    page = await browser.newPage({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    })
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(concord.url + path)
  }

  const panel = () => page.getByRole('complementary', { name: 'About the selected entry' })
  const shown = () => new URL(page.url()).searchParams.get('shown')?.split('~') ?? []

  test('begins with questions, and a question opens a real view', async () => {
    await open('/')
    await page.getByRole('link', { name: 'What holds the ozone layer up?' }).first().click()
    await panel()
      .getByRole('heading', { name: /Montreal Protocol on Substances/ })
      .waitFor()
    await page.getByRole('application', { name: /entries, \d+ relations/ }).waitFor()
    expect(shown().length).toBeGreaterThan(5)
    expect(shown()).toContain('treaty:montreal-protocol')
  })

  test('finds an entry by its abbreviation from the keyboard alone', async () => {
    await open('/explore')
    await page.getByText('Nothing on the canvas yet').waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('WHO')
    await page
      .getByRole('option', { name: /World Health Organization/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await panel().getByRole('heading', { name: 'World Health Organization' }).waitFor()
    expect(shown()).toContain('organization:world-health-organization')
  })

  test('tells facts with their sources, and relations by type with counts', async () => {
    await open('/explore?selected=treaty:paris-agreement')
    await panel().getByRole('heading', { name: 'Paris Agreement' }).waitFor()
    await panel().getByText('12 Dec 2015').first().waitFor()
    await panel().getByRole('link', { name: 'Source 1', exact: true }).first().waitFor()
    const row = panel().getByRole('listitem').filter({ hasText: 'has party' }).first()
    expect(await row.textContent()).toMatch(/0 of 19\d/)
  })

  test('shows 20 more of a relation type, and says how many of how many', async () => {
    await open('/explore?selected=treaty:paris-agreement')
    await panel().getByRole('button', { name: 'Show 20: has party' }).click()
    await panel()
      .getByText(/20 of 19\d/)
      .waitFor()
    expect(shown()).toHaveLength(21)
  })

  test('goes back to what was shown before, and an address shows a colleague the same', async () => {
    await open('/explore?selected=treaty:paris-agreement')
    await panel().getByRole('button', { name: 'Show 20: has party' }).click()
    await panel()
      .getByText(/20 of 19\d/)
      .waitFor()
    const address = new URL(page.url())
    await page.goBack()
    await expect.poll(shown).toHaveLength(0)
    await page.close()
    await open(address.pathname + address.search)
    await panel()
      .getByText(/20 of 19\d/)
      .waitFor()
  })

  test('shows what held on another day, and says so', async () => {
    await open('/explore?selected=treaty:paris-agreement&asOf=2016-11-03')
    await page.getByRole('button', { name: /3 Nov 2016/ }).waitFor()
    await panel().getByRole('heading', { name: 'Paris Agreement' }).waitFor()
    await panel().getByText('has depositary').waitFor()
    expect(await panel().getByRole('button', { name: 'has party' }).count()).toBe(0)
  })

  test('switches a kind off and on again', async () => {
    await open('/explore?shown=state:france~treaty:paris-agreement')
    await page.getByRole('application', { name: '2 entries, 1 relation' }).waitFor()
    await page.getByRole('checkbox', { name: /state/i }).click()
    await page.getByRole('application', { name: '1 entry, 0 relations' }).waitFor()
    await page.getByRole('checkbox', { name: /state/i }).click()
    await page.getByRole('application', { name: '2 entries, 1 relation' }).waitFor()
  })

  test('says what it does not find', async () => {
    await open('/explore')
    await page.getByRole('textbox', { name: 'Find an entry', exact: true }).fill('zzzzqqqq')
    await page.getByText("Nothing is called 'zzzzqqqq'.").first().waitFor()
  })

  test('has a page where one can ask the API', async () => {
    await open('/api')
    await page.getByRole('button', { name: /execute/i }).waitFor({ timeout: 20_000 })
  })

  test.each([
    ['light, wide', {}],
    ['dark, wide', { dark: true }],
    ['phone', { width: 390, height: 844 }],
    ['dark phone', { width: 360, height: 740, dark: true }],
  ])('has no fault that axe finds: %s', async (_, size) => {
    await open(
      '/explore?selected=treaty:montreal-protocol&shown=state:france~organization:united-nations',
      size,
    )
    await panel()
      .getByRole('heading', { name: /Montreal Protocol/ })
      .waitFor()
    await page.waitForTimeout(300)
    await page.evaluate(axe.source)
    const violations = await page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await checker.run()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      )
    })
    expect(violations).toEqual([])
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    expect(wider).toBe(false)
  })
})
