import { describe, expect, inject, test } from 'vitest'
import { explorerInBrowser } from '../../support/explorer.ts'

describe.runIf(inject('chromium'))('the explorer in Chromium', () => {
  const explorer = explorerInBrowser()
  const panel = () => explorer.page.getByRole('complementary', { name: 'About the selected entry' })
  const shown = () => explorer.list('shown')

  test('begins with questions, and a question opens a real view', async () => {
    await explorer.open('/')
    await explorer.page.getByRole('link', { name: 'What holds the ozone layer up?' }).first().click()
    await panel()
      .getByRole('heading', { name: /Montreal Protocol on Substances/ })
      .waitFor()
    await explorer.page.getByRole('application', { name: /entries, \d+ relations/ }).waitFor()
    expect(shown().length).toBeGreaterThan(5)
    expect(shown()).toContain('treaty:montreal-protocol')
  })

  test('finds an entry by its abbreviation from the keyboard alone', async () => {
    await explorer.open('/explore')
    await explorer.page.getByText('Nothing on the canvas yet').waitFor()
    await explorer.page.keyboard.press('Control+k')
    await explorer.page.keyboard.type('WHO')
    await explorer.page
      .getByRole('option', { name: /World Health Organization/ })
      .first()
      .waitFor()
    await explorer.page.keyboard.press('Enter')
    await panel().getByRole('heading', { name: 'World Health Organization' }).waitFor()
    expect(shown()).toContain('organization:world-health-organization')
  })

  test('tells facts with their sources, and relations by type with counts', async () => {
    await explorer.open('/explore?selected=treaty:paris-agreement')
    await panel().getByRole('heading', { name: 'Paris Agreement' }).waitFor()
    await panel().getByText('12 Dec 2015').first().waitFor()
    await panel().getByRole('link', { name: 'Source 1', exact: true }).first().waitFor()
    const row = panel().getByRole('listitem').filter({ hasText: 'has party' }).first()
    expect(await row.textContent()).toMatch(/0 of 19\d/)
  })

  test('shows 20 more of a relation type, and says how many of how many', async () => {
    await explorer.open('/explore?selected=treaty:paris-agreement')
    await panel().getByRole('button', { name: 'Show 20: has party' }).click()
    await panel()
      .getByText(/20 of 19\d/)
      .waitFor()
    expect(shown()).toHaveLength(21)
  })

  test('goes back to what was shown before, and an address shows a colleague the same', async () => {
    await explorer.open('/explore?selected=treaty:paris-agreement')
    await panel().getByRole('button', { name: 'Show 20: has party' }).click()
    await panel()
      .getByText(/20 of 19\d/)
      .waitFor()
    const address = new URL(explorer.page.url())
    await explorer.page.goBack()
    await expect.poll(shown).toHaveLength(0)
    await explorer.page.close()
    await explorer.open(address.pathname + address.search)
    await panel()
      .getByText(/20 of 19\d/)
      .waitFor()
  })

  test('shows what held on another day, and says so', async () => {
    await explorer.open('/explore?selected=treaty:paris-agreement&asOf=2016-11-03')
    await explorer.page.getByRole('button', { name: /3 Nov 2016/ }).waitFor()
    await panel().getByRole('heading', { name: 'Paris Agreement' }).waitFor()
    await panel().getByText('has depositary').waitFor()
    expect(await panel().getByRole('button', { name: 'has party' }).count()).toBe(0)
  })

  test('switches a kind off and on again', async () => {
    await explorer.open('/explore?shown=state:france~treaty:paris-agreement')
    await explorer.page.getByRole('application', { name: '2 entries, 1 relation' }).waitFor()
    await explorer.page.getByRole('checkbox', { name: /state/i }).click()
    await explorer.page.getByRole('application', { name: '1 entry, 0 relations' }).waitFor()
    await explorer.page.getByRole('checkbox', { name: /state/i }).click()
    await explorer.page.getByRole('application', { name: '2 entries, 1 relation' }).waitFor()
  })

  test('says what it does not find', async () => {
    await explorer.open('/explore')
    await explorer.page.getByRole('textbox', { name: 'Find an entry', exact: true }).fill('zzzzqqqq')
    await explorer.page.getByText("Nothing is called 'zzzzqqqq'.").first().waitFor()
  })

  test('has a page where one can ask the API', async () => {
    await explorer.open('/api')
    await explorer.page.getByRole('button', { name: /execute/i }).waitFor({ timeout: 20_000 })
  })

  test.each([
    ['light, wide', {}],
    ['dark, wide', { dark: true }],
    ['phone', { width: 390, height: 844 }],
    ['dark phone', { width: 360, height: 740, dark: true }],
  ])('has no fault that axe finds: %s', async (_, size) => {
    await explorer.open(
      '/explore?selected=treaty:montreal-protocol&shown=state:france~organization:united-nations',
      size,
    )
    await panel()
      .getByRole('heading', { name: /Montreal Protocol/ })
      .waitFor()
    expect(await explorer.violations()).toEqual([])
    const wider = await explorer.page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    expect(wider).toBe(false)
  })
})
