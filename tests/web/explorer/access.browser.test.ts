import { describe, expect, inject, test } from 'vitest'
import { explorerInBrowser } from '../../support/explorer.ts'

const montreal =
  '/explore?selected=treaty:montreal-protocol&shown=state:france~organization:united-nations~treaty:montreal-protocol~topic:ozone-layer-depletion'

describe.runIf(inject('chromium'))('the explorer for everybody', () => {
  const explorer = explorerInBrowser()
  const press = (key: string) => explorer.page.keyboard.press(key)
  const ready = async () => {
    await explorer.shows(4)
    await explorer
      .panel()
      .getByRole('heading', { name: /Montreal Protocol/ })
      .waitFor()
    await explorer.still()
  }

  test.each([false, true])(
    'has no fault that axe finds, also with menus and dialogs open; dark: %s',
    async (dark) => {
      await explorer.open(montreal, { dark })
      await ready()
      expect(await explorer.violations()).toEqual([])
      for (const [key, opened] of [
        ['e', explorer.page.getByRole('dialog', { name: /^Expand/ })],
        ['Shift+F10', explorer.page.getByRole('dialog', { name: /^Menu of/ })],
        ['l', explorer.page.getByRole('menu')],
        ['s', explorer.page.getByRole('textbox', { name: 'Address' })],
        ['x', explorer.page.getByRole('button', { name: /^GraphML/ })],
        ['?', explorer.page.getByRole('dialog', { name: 'Keys' })],
        ['q', explorer.page.getByRole('dialog', { name: 'The query behind this' })],
      ] as const) {
        await press(key)
        await opened.waitFor()
        expect(await explorer.violations(), key).toEqual([])
        await press('Escape')
        await opened.waitFor({ state: 'hidden' })
      }
      await explorer.keep(dark ? 'explorer-dark' : 'explorer-light')
    },
  )

  test.each([
    ['table', '&view=table'],
    ['outline', '&view=outline'],
    ['path', '&panel=path&path=treaty:montreal-protocol~organization:united-nations'],
    ['changes', '&panel=changes&since=1990-01-01'],
    ['measures', '&panel=metrics&size=pagerank&colour=community'],
    ['selection', '&also=state:france'],
  ])('has no fault that axe finds in: %s', async (name, part) => {
    for (const dark of [false, true]) {
      await explorer.open(montreal + part, { dark })
      await explorer.still()
      expect(await explorer.violations()).toEqual([])
      await explorer.keep(`${name}-${dark ? 'dark' : 'light'}`)
      if (!dark) await explorer.page.context().close()
    }
  })

  test.each([
    [360, 740],
    [390, 844],
    [820, 1100],
    [1100, 800],
    [2560, 1300],
  ])('fits a screen of %i by %i', async (width, height) => {
    await explorer.open(montreal, { width, height, touch: width < 800 })
    await ready()
    const wider = await explorer.page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    expect(wider).toBe(false)
    expect(await explorer.violations()).toEqual([])
    await explorer.keep(`screen-${width}`)
  })

  test('is a sheet in three heights on a phone, with the filters in a drawer', async () => {
    await explorer.open(montreal, { width: 390, height: 844, touch: true })
    await ready()
    const heights: number[] = []
    for (const name of ['half', 'full', 'peek']) {
      const grip = explorer.page.getByRole('button', { name: new RegExp(`^Sheet: ${name}`) })
      await grip.waitFor()
      await explorer.still()
      heights.push((await explorer.panel().boundingBox())?.height ?? 0)
      await explorer.keep(`phone-${name}`)
      await grip.click()
    }
    const [half = 0, full = 0, peek = 0] = heights
    expect(peek).toBe(88)
    expect(half).toBeGreaterThan(peek)
    expect(full).toBeGreaterThan(half)
    await explorer.page.getByRole('button', { name: 'Filters' }).click()
    await explorer.page.getByRole('dialog', { name: 'Filters' }).waitFor()
    await explorer.keep('phone-filters')
    expect(await explorer.violations()).toEqual([])
  })

  test.each([
    ['changes', '&panel=changes&since=1990-01-01', 'Changes'],
    ['path', '&panel=path&path=treaty:montreal-protocol~organization:united-nations', 'Path'],
    ['selection', '&also=state:france', '2 entries selected'],
  ])('begins each panel at the top of the sheet on a phone: %s', async (name, part, title) => {
    await explorer.open(montreal + part, { width: 390, height: 844, touch: true })
    await explorer.still()
    const heading = explorer.panel().getByRole('heading', { name: title })
    expect((await heading.boundingBox())?.height).toBeLessThan(80)
    const sheet = await explorer.panel().boundingBox()
    const next = await explorer.panel().getByRole('button').nth(2).boundingBox()
    expect((next?.y ?? 0) - (sheet?.y ?? 0)).toBeLessThan(sheet?.height ?? 0)
    await explorer.keep(`phone-panel-${name}`)
  })

  test('can turn single keys off, and lists them all', async () => {
    await explorer.open(montreal)
    await ready()
    await press('?')
    const dialog = explorer.page.getByRole('dialog', { name: 'Keys' })
    await dialog.getByText('Changes between two days').waitFor()
    await explorer.keep('keys')
    await dialog.getByRole('switch').click({ force: true })
    await press('Escape')
    await press('h')
    await explorer.page.waitForTimeout(200)
    expect(explorer.list('hidden')).toEqual([])
    await press('Control+z')
  })

  test('leads with the keyboard from the beginning to the canvas and the panel', async () => {
    await explorer.open(montreal)
    await ready()
    const skip = explorer.page.getByRole('link', { name: 'Skip to the canvas' })
    // It is what the first press of Tab leads to.
    await expect
      .poll(() => explorer.page.evaluate(() => document.querySelector('a, button, input')?.textContent))
      .toBe('Skip to the canvas')
    await skip.focus()
    expect(await skip.isVisible()).toBe(true)
    await press('Enter')
    await expect
      .poll(() => explorer.page.evaluate(() => document.activeElement?.getAttribute('role')))
      .toBe('application')
    await press('ArrowRight')
    await explorer.page.locator('[aria-live="polite"]', { hasText: /relations?/ }).waitFor()
  })

  test('has its tools in one row on a small phone, the rest behind one button', async () => {
    await explorer.open(montreal, { width: 360, height: 740, touch: true })
    const toolbar = explorer.page.getByRole('toolbar', { name: 'Canvas' })
    await toolbar.getByRole('button', { name: 'More' }).waitFor()
    expect((await toolbar.boundingBox())?.height).toBeLessThan(56)
    await toolbar.getByRole('button', { name: 'More' }).tap()
    await explorer.page.getByRole('menuitem', { name: 'Share' }).waitFor()
    expect(await explorer.violations()).toEqual([])
    await explorer.keep('phone-more')
    await explorer.page.getByRole('menuitem', { name: 'Share' }).tap()
    await explorer.page.getByRole('textbox', { name: 'Address' }).waitFor()
    await explorer.page.keyboard.press('Escape')
    await explorer.page.getByRole('textbox', { name: 'Address' }).waitFor({ state: 'detached' })
  })
})
