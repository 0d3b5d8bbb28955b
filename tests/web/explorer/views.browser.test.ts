import { describe, expect, inject, test } from 'vitest'
import { explorerInBrowser } from '../../support/explorer.ts'

const montreal = '/explore?selected=treaty:montreal-protocol&expand=1'
const three =
  '/explore?shown=treaty:paris-agreement~state:france~organization:united-nations&selected=treaty:paris-agreement'

describe.runIf(inject('chromium'))('table, outline, filters and days', () => {
  const explorer = explorerInBrowser()
  const press = (key: string) => explorer.page.keyboard.press(key)

  test('shows the same entries as a table that can be sorted, filtered and saved', async () => {
    await explorer.open(three)
    await explorer.shows(3)
    await press('2')
    const rows = explorer.page.getByRole('row')
    await expect.poll(() => rows.count()).toBe(4)
    await explorer.page.getByRole('button', { name: 'Name' }).click()
    expect(await rows.nth(1).textContent()).toContain('United Nations')
    await explorer.page.getByRole('button', { name: 'Began' }).click()
    expect(await rows.nth(1).textContent()).toContain('24 Oct 1945')
    await explorer.page.getByRole('textbox', { name: 'Rows that hold' }).fill('paris')
    await explorer.page.getByText('1 of 3').waitFor()
    const [download] = await Promise.all([
      explorer.page.waitForEvent('download'),
      explorer.page.getByRole('button', { name: 'CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^concord-\d+-\d{4}-\d\d-\d\d-entries\.csv$/)
    await explorer.page.locator('label', { hasText: 'Relations' }).click()
    await explorer.page.getByRole('textbox', { name: 'Rows that hold' }).fill('')
    await explorer.page.getByRole('cell', { name: 'is a party to' }).waitFor()
    await explorer.keep('table-relations')
  })

  test('shows the same entries as an outline, walked with the arrow keys and told in words', async () => {
    await explorer.open(three)
    await explorer.shows(3)
    await press('3')
    const current = () => explorer.page.locator('[role=treeitem]:focus')
    await explorer.page.getByRole('treeitem').first().focus()
    expect(await current().textContent()).toMatch(/^Paris Agreement, treaty\. has party: 1/)
    await press('ArrowDown')
    expect(await current().textContent()).toContain('Paris Agreement has party: 1. First: France.')
    expect(await current().getAttribute('aria-expanded')).toBe('false')
    await press('ArrowRight')
    expect(await current().getAttribute('aria-expanded')).toBe('true')
    await press('ArrowRight')
    expect(await current().textContent()).toMatch(
      /^France, state\. Is a party to Paris Agreement since 4 Nov 2016\./,
    )
    await explorer.page.getByText(/1 of 1\. Level 3\./).waitFor()
    await explorer.keep('outline')
    await press('e')
    await explorer.page.getByRole('dialog', { name: 'Expand France' }).waitFor()
    await press('Escape')
    await explorer.page.getByRole('treeitem', { name: /^France/ }).focus()
    await press('ArrowLeft')
    await press('ArrowLeft')
    expect(await current().getAttribute('aria-expanded')).toBe('false')
    await press(' ')
    await press('ArrowUp')
    await press(' ')
    await explorer.panel().getByRole('heading', { name: 'Paris Agreement' }).waitFor()
  })

  test('filters by kind, type, property and year, with counts, and takes filters off by their chips', async () => {
    await explorer.open(montreal)
    await explorer.shows(/^\d\d entries/)
    const filters = explorer.page.getByRole('region', { name: 'Legend and filters' })
    const entries = async () =>
      Number(/^(\d+)/.exec((await explorer.canvas().getAttribute('aria-label')) ?? '')?.[1])
    const all = await entries()
    await filters.getByRole('checkbox', { name: 'Mechanism' }).click()
    await expect.poll(entries).toBeLessThan(all)
    await explorer.page.getByRole('button', { name: 'Take off: Without mechanisms' }).click()
    await expect.poll(entries).toBe(all)
    await filters.getByText('Relation types').click()
    const relations = async () =>
      Number(/, (\d+) rel/.exec((await explorer.canvas().getAttribute('aria-label')) ?? '')?.[1])
    const before = await relations()
    await filters.getByRole('checkbox', { name: 'is a party to' }).click()
    await expect.poll(relations).toBeLessThan(before)
    await press('Control+z')
    await expect.poll(relations).toBe(before)
    await filters.getByText('state region', { exact: true }).click()
    await filters.getByRole('checkbox', { name: 'Africa' }).click()
    await explorer.page.getByRole('button', { name: 'Take off: Only Africa' }).waitFor()
    await expect.poll(entries).toBeLessThan(all)
    await explorer.keep('filters')
    await explorer.page.getByRole('button', { name: 'Take off: Only Africa' }).click()
    await filters.getByText('Began between').click()
    await filters.getByRole('textbox', { name: 'First year' }).fill('1980')
    await expect.poll(entries).toBeLessThan(all)
    await explorer.page.getByRole('button', { name: /^Take off: Began 1980/ }).click()
    await expect.poll(entries).toBe(all)
  })

  test('lets relations begin and end with the day, keeps places, and goes to the days on which something changes', async () => {
    await explorer.open(
      '/explore?shown=treaty:paris-agreement~state:united-states~state:france&asOf=2024-01-01',
    )
    await explorer.shows(3, 3)
    await press('[')
    await expect.poll(() => explorer.parameters().get('asOf')).toBe('2021-02-19')
    await press('[')
    await expect.poll(() => explorer.parameters().get('asOf')).toBe('2020-11-04')
    // The United States had left, and its first stretch is past.
    await explorer.shows(3, 2)
    await press('[')
    await press('[')
    await explorer.page.getByRole('button', { name: /As of/ }).first().waitFor()
    const slider = explorer.page.getByRole('slider', { name: 'Day shown' })
    await slider.focus()
    await press('ArrowLeft')
    expect(explorer.parameters().get('asOf')).not.toBe('2020-11-04')
    await explorer.page.getByRole('button', { name: 'Back to today' }).click()
    await expect.poll(() => explorer.parameters().get('asOf')).toBeNull()
  })

  test('lets the years pass until today', async () => {
    await explorer.open('/explore?shown=treaty:paris-agreement~state:france&asOf=2024-01-01')
    await explorer.shows(2)
    await press('k')
    await explorer.page.getByRole('button', { name: 'Pause' }).waitFor()
    await explorer.page.getByRole('button', { name: 'Play: let the years pass' }).waitFor({ timeout: 15_000 })
    expect(explorer.parameters().get('asOf')).toBeNull()
  })

  test('colours what began and what ended between two days', async () => {
    await explorer.open(
      '/explore?shown=treaty:paris-agreement~state:united-states~state:france&panel=changes&since=2019-01-01&asOf=2020-12-01',
    )
    await explorer
      .panel()
      .getByText(/Ended since 1 Jan 2019/)
      .waitFor()
    const ended = explorer.panel().getByRole('listitem').filter({ hasText: 'United States' })
    expect(await ended.textContent()).toContain('4 Nov 2020')
    await explorer.keep('changes')
    await press('t')
    await expect.poll(() => explorer.parameters().get('since')).toBeNull()
  })

  test('says that a day is before all, and leads to the first one', async () => {
    await explorer.open('/explore?shown=organization:united-nations~treaty:paris-agreement&asOf=1900-01-01')
    await explorer.page.getByRole('heading', { name: 'None of these 2 entries existed yet' }).waitFor()
    await explorer.keep('day-before-all')
    await explorer.page.getByRole('button', { name: 'Go to 24 Oct 1945' }).click()
    await explorer.shows(1)
  })
})
