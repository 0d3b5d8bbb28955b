import { describe, expect, inject, test } from 'vitest'
import { explorerInBrowser } from '../../support/explorer.ts'
import { guide, hostile, script } from './written.ts'

const pages = [
  '/',
  '/organization/united-nations',
  '/treaty/montreal-protocol',
  '/case-study/montreal-protocol-ozone-layer',
  '/debate/is-the-paris-agreement-legally-binding',
  '/guide/how-the-ozone-layer-was-protected',
  '/state/france',
  '/glossary-term/negotiation',
  '/organization/hostile',
  '/browse',
  '/browse/organization',
  '/glossary',
  '/glossary?view=tree',
  '/compare',
  '/compare?entries=treaty:kyoto-protocol~treaty:paris-agreement~state:france',
  '/timeline',
  '/learn',
  '/about',
]

describe.runIf(inject('chromium'))('the pages for everybody', () => {
  const explorer = explorerInBrowser({ changesets: [[guide], hostile] })

  test.each(pages)('%s has no fault that axe finds, and nothing overflows', async (path) => {
    for (const opening of [{ dark: false }, { dark: true, width: 360, height: 740 }]) {
      await explorer.open(path, opening)
      await explorer.page.locator('main h1').first().waitFor()
      await explorer.readToTheEnd()
      expect(await explorer.violations()).toEqual([])
      const wider = await explorer.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(wider).toBeLessThanOrEqual(0)
      const name = path.replace(/\W+/g, '-').slice(1) || 'home'
      await explorer.keep(`${name}-${opening.dark ? 'dark-phone' : 'light'}`)
      if (!opening.dark) await explorer.page.context().close()
    }
  })

  test('text of the data never becomes markup that runs', async () => {
    for (const path of [
      '/organization/hostile',
      '/source/hostile',
      '/glossary',
      '/state/france',
      '/compare?entries=organization:hostile~state:france',
      '/browse/organization?q=hostile',
      '/timeline',
    ]) {
      await explorer.open(path)
      await explorer.page.locator('main h1').first().waitFor()
      await explorer.still()
      expect(await explorer.page.evaluate(() => 'harm' in globalThis)).toBe(false)
      expect(await explorer.page.locator('img[src="x"]').count()).toBe(0)
      expect(await explorer.page.locator('a[href^="javascript:"]').count()).toBe(0)
      if (path !== '/timeline') await explorer.page.context().close()
    }
    await explorer.page.context().close()
    await explorer.open('/organization/hostile')
    await explorer.page.getByRole('heading', { name: `Hostile ${script}` }).waitFor()
    await explorer.page.getByRole('link', { name: 'example.org/a' }).waitFor()
    expect(await explorer.page.title()).toBe(`Hostile ${script} · Concord`)
  })

  test('a dialog holds the focus and gives it back', async () => {
    await explorer.open('/treaty/montreal-protocol')
    const cite = explorer.page.getByRole('button', { name: 'Cite' })
    await cite.click()
    await explorer.page.getByRole('dialog').waitFor()
    expect(await explorer.violations()).toEqual([])
    await explorer.page.keyboard.press('Escape')
    await expect.poll(() => cite.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('a failed request keeps what is there and can be tried again', async () => {
    await explorer.open('/browse/treaty')
    await explorer.page
      .getByRole('link', { name: /Montreal Protocol/ })
      .first()
      .waitFor()
    explorer.expected.push(/Failed to load resource/)
    await explorer.page.route('**/graphql', (route) => route.abort())
    await explorer.page.getByRole('button', { name: 'Adopted' }).click()
    await explorer.page.getByRole('alert').getByText('Could not load treaties.').waitFor()
    await explorer.page
      .getByRole('link', { name: /Montreal Protocol/ })
      .first()
      .waitFor()
    await explorer.page.unroute('**/graphql')
    await explorer.page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => explorer.page.getByRole('alert').count()).toBe(0)
  })
})
