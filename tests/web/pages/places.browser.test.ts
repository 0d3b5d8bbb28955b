import { readFileSync } from 'node:fs'
import { describe, expect, inject, test } from 'vitest'
import { explorerInBrowser } from '../../support/explorer.ts'
import { unjoined } from './written.ts'

describe.runIf(inject('chromium'))('the places', () => {
  const explorer = explorerInBrowser({ changesets: [[unjoined]] })

  test('home finds at once, and its questions open real views', async () => {
    await explorer.open('/')
    await explorer.page.getByRole('heading', { name: /How the world's organizations/ }).waitFor()
    const inside = explorer.page.getByRole('list', { name: 'What is inside' })
    await expect.poll(() => inside.textContent(), { timeout: 10_000 }).toMatch(/\d+.*treaties/)
    await explorer.page.getByRole('group', { name: /entries around the Montreal Protocol/ }).waitFor()
    await explorer.keep('home')
    await explorer.page.getByRole('textbox', { name: 'Find an entry' }).fill('UNEP')
    await explorer.page
      .getByRole('option', { name: /Environment Programme/ })
      .first()
      .waitFor()
    await explorer.page.keyboard.press('Enter')
    await explorer.page
      .getByRole('heading', { name: /Environment Programme/ })
      .first()
      .waitFor()
    await explorer.page.goBack()
    await explorer.page.getByRole('link', { name: 'Who negotiated Paris?' }).click()
    await explorer.page.getByRole('heading', { name: /^Who acted/ }).waitFor()
  })

  test.each([true, false])('what is found can be read, dark: %s', async (dark) => {
    await explorer.open('/', { dark })
    await explorer.page.getByRole('textbox', { name: 'Find an entry' }).fill('kyoto')
    await explorer.page
      .getByRole('option', { name: /Kyoto Protocol/ })
      .first()
      .waitFor()
    expect(await explorer.violations()).toEqual([])
    await explorer.keep(`found-${dark ? 'dark' : 'light'}`)
  })

  test('browse counts by values, narrows, orders, and hands over all that matches', async () => {
    await explorer.open('/browse/organization')
    const status = explorer.page.getByRole('heading', { name: /^Organizations/ })
    await expect.poll(() => status.textContent(), { timeout: 10_000 }).toMatch(/Organizations \d+/)
    const all = Number((await status.textContent())?.replace(/\D/g, ''))
    await explorer.page
      .getByRole('button', { name: /^\d+ more$/ })
      .first()
      .click()
    await explorer.page.getByRole('checkbox', { name: 'UN specialized agency' }).click()
    await expect.poll(() => status.textContent()).not.toContain(String(all))
    const fewer = Number((await status.textContent())?.replace(/\D/g, ''))
    expect(fewer).toBeLessThan(all)
    expect(explorer.parameters().get('where')).toBe('type:specialized-agency')
    await explorer.page.getByRole('button', { name: 'Founded' }).click()
    await explorer.page
      .getByRole('columnheader', { name: 'Founded' })
      .and(explorer.page.locator('[aria-sort]'))
      .waitFor()
    await expect
      .poll(() => explorer.page.getByRole('table').getByRole('row').nth(1).textContent())
      .toContain('International Telecommunication Union')
    const waiting = explorer.page.waitForEvent('download')
    await explorer.page.getByRole('button', { name: `CSV, ${fewer} rows` }).click()
    const rows = readFileSync(await (await waiting).path(), 'utf8')
      .trim()
      .split('\r\n')
    expect(rows).toHaveLength(fewer + 1)
    expect(rows[0]).toMatch(/^id,name,/)
    await explorer.keep('browse')
    await explorer.page.getByRole('button', { name: /^Take off/ }).click()
    await expect.poll(() => status.textContent()).toContain(String(all))
  })

  test('browse tells what is not recorded from what has ended', async () => {
    await explorer.open('/browse/treaty?q=nobody')
    const unjoined = explorer.page.getByRole('row', { name: /A treaty that nobody joined/ })
    await unjoined.getByRole('cell', { name: 'none recorded' }).waitFor()
    await explorer.open('/browse/organization?q=league of nations&columns=members')
    await explorer.page.getByRole('row', { name: /League of Nations 0$/ }).waitFor()
  })

  test('browse knows a kind by its plural too', async () => {
    await explorer.open('/browse/case-studies?q=ozone')
    await explorer.page.getByRole('heading', { name: /^Case studies/ }).waitFor()
    expect(new URL(explorer.page.url()).pathname).toBe('/browse/case-study')
    expect(explorer.parameters().get('q')).toBe('ozone')
  })

  test('browse counts by decade, and a bar filters', async () => {
    await explorer.open('/browse/treaty')
    const bar = explorer.page.getByRole('button', { name: /^1990s/ })
    const [, count] = /(\d+)$/.exec((await bar.locator('span').last().textContent()) ?? '') ?? []
    await bar.click()
    const heading = explorer.page.getByRole('heading', { name: /^Treaties/ })
    await expect.poll(() => heading.textContent(), { timeout: 10_000 }).toBe(`Treaties ${count} of all times`)
    expect(explorer.parameters().get('from')).toBe('1990')
    expect(explorer.parameters().get('to')).toBe('1999')
    expect(await bar.getAttribute('aria-pressed')).toBe('true')
    // The others still say how many they would bring.
    await explorer.page.getByRole('button', { name: /^1980s\s*[1-9]/ }).waitFor()
    expect(await explorer.violations()).toEqual([])
    await explorer.keep('browse-decades')
    await bar.click()
    await expect.poll(() => explorer.parameters().get('from')).toBeNull()
  })

  test('browse shows the query behind its table', async () => {
    await explorer.open('/browse/treaty?sort=parties&descending=1')
    await explorer.page.getByRole('button', { name: /^Query this/ }).click()
    const query = await explorer.page
      .getByRole('dialog', { name: 'Query this table' })
      .locator('pre')
      .textContent()
    const { data, errors } = await explorer.concord.ask(query ?? '')
    expect(errors).toBeUndefined()
    const counts = data.list.edges.map(
      ({ node }: { node: { parties: { totalCount: number } } }) => node.parties.totalCount,
    )
    expect(counts).toEqual(counts.toSorted((left: number, right: number) => right - left))
  })

  test('the glossary goes from A to Z and as a tree', async () => {
    await explorer.open('/glossary')
    await explorer.page.getByRole('heading', { name: /^A \d/ }).waitFor()
    await explorer.page.getByRole('textbox', { name: 'Find among the terms' }).fill('mediation')
    await explorer.page
      .getByRole('link', { name: /Mediation$/ })
      .first()
      .waitFor()
    await explorer.page.getByRole('textbox', { name: 'Find among the terms' }).fill('')
    await explorer.page.getByText('Tree', { exact: true }).click()
    await explorer.page
      .getByRole('button', { name: /narrower than/ })
      .first()
      .waitFor()
    expect(explorer.parameters().get('view')).toBe('tree')
    await explorer.keep('glossary')
  })

  test('compare sets facts side by side and counts what is shared', async () => {
    await explorer.open('/compare?entries=treaty:kyoto-protocol~treaty:paris-agreement')
    await explorer.page.getByRole('row', { name: /adopted.*11 Dec 1997.*12 Dec 2015/i }).waitFor()
    const matrix = explorer.page.getByRole('table', { name: /have in common/ })
    const cells = await matrix.getByRole('cell').allTextContents()
    expect(cells.filter((cell) => Number(cell) > 150)).toHaveLength(4)
    await explorer.page
      .getByRole('row', { name: /website/i })
      .getByRole('link')
      .first()
      .waitFor()
    await explorer.keep('compare')
    await explorer.page.getByRole('button', { name: /^Take off Kyoto/ }).click()
    await expect.poll(() => explorer.list('entries')).toEqual(['treaty:paris-agreement'])
  })

  test('compare begins with entries that there are, and says which there are not', async () => {
    await explorer.open('/compare')
    const suggested = await explorer.page.locator('main section').getByRole('link').all()
    const asked = await Promise.all(suggested.map(async (link) => (await link.getAttribute('href')) ?? ''))
    expect(asked.length).toBeGreaterThan(2)
    await explorer.page.context().close()
    for (const path of asked) {
      await explorer.open(path)
      const chosen = explorer.page.getByRole('list', { name: 'What is compared' })
      await expect.poll(() => chosen.getByRole('listitem').count()).toBe(explorer.list('entries').length)
      await explorer.page.context().close()
    }
    await explorer.open('/compare?entries=state:france~state:germany~state:nowhere')
    await explorer.page.getByRole('status').getByText("There is no entry 'state:nowhere'.").waitFor()
  })

  test('compare calls states by their names, and tells their codes as such', async () => {
    await explorer.open('/compare?entries=state:france~state:germany')
    await explorer.page.getByRole('row', { name: /ISO 3166-1 code FR DE/ }).waitFor()
    const chosen = explorer.page.getByRole('list', { name: 'What is compared' })
    await chosen.getByText('France', { exact: true }).waitFor()
    const matrix = explorer.page.getByRole('table', { name: /have in common/ })
    await matrix.getByRole('columnheader', { name: 'Germany' }).waitFor()
    expect(await matrix.getByRole('rowheader').allInnerTexts()).toEqual(['1France', '2Germany'])
  })

  test('the timeline zooms from decades to days', async () => {
    await explorer.open('/timeline')
    await explorer.page.getByRole('button', { name: /^1940s: \d+/ }).click()
    await explorer.page.getByRole('button', { name: /^1945: \d+/ }).click()
    await explorer.page.getByText('By month.', { exact: false }).waitFor()
    await explorer.page.getByRole('link', { name: /Charter of the United Nations/ }).waitFor()
    await explorer.keep('timeline')
    await explorer.page.getByRole('button', { name: 'All of it' }).click()
    await explorer.page.getByText('By decade.', { exact: false }).waitFor()
  })

  test('learn and about say what there is', async () => {
    await explorer.open('/learn')
    await explorer.page.getByRole('link', { name: /How the Paris Agreement was made/ }).waitFor()
    await explorer.page.goto(`${explorer.concord.url}/about`)
    await explorer.page
      .getByText(/dataset version \d/i)
      .first()
      .waitFor()
    await explorer.page
      .getByText(/\d+ claims/)
      .first()
      .waitFor()
  })

  test('a query in the address of the API page is filled in, with its variables', async () => {
    const query = 'query Named($id: ID!) { node(id: $id) { id } }'
    const variables = '{ "id": "state:france" }'
    await explorer.open(`/api?${new URLSearchParams({ query, variables })}`)
    // Until the editors are there, there is nothing to execute.
    for (const written of ['query Named(', 'state:france'])
      await explorer.page.getByText(written, { exact: false }).first().waitFor()
    await explorer.page.getByRole('button', { name: /execute/i }).click()
    await expect
      .poll(() => explorer.page.locator('.result-window').textContent(), { timeout: 20_000 })
      .toContain('state:france')
  })

  test('the API page has questions, and says how to ask from a program', async () => {
    await explorer.open('/api')
    await explorer.page.getByRole('button', { name: /execute/i }).waitFor({ timeout: 20_000 })
    await explorer.page.getByRole('button', { name: 'Call it from a program' }).click()
    for (const language of ['Python', 'R', 'curl', 'TypeScript']) {
      await explorer.page.getByRole('tab', { name: language, exact: true }).click()
      expect(await explorer.page.getByRole('dialog').locator('pre').textContent()).toContain('/graphql')
    }
  })

  test.each(['/', '/treaty/paris-agreement', '/browse/treaty', '/explore'])(
    'the first view of %s needs no more than 250 kB of scripts',
    async (path) => {
      await explorer.open(path, { width: 390 })
      await explorer.page.getByRole('heading').first().waitFor()
      await explorer.page.waitForLoadState('networkidle')
      const bytes = await explorer.page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.endsWith('.js'))
          .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
      )
      expect(bytes).toBeGreaterThan(50_000)
      expect(bytes).toBeLessThan(250_000)
    },
  )

  test.each(['/', '/treaty/montreal-protocol', '/explore?shown=state:france', '/browse/treaty'])(
    '%s is drawn as soon as its code and data are there, not when patience ends',
    async (path) => {
      await explorer.open(path, { stopsLongTimers: true })
      await explorer.page.locator('main h1').first().waitFor()
    },
  )

  test('says when there is no connection, and keeps what is there', async () => {
    await explorer.open('/treaty/paris-agreement')
    await explorer.page.getByRole('region', { name: 'Lifecycle' }).waitFor()
    explorer.expected.push(/ERR_INTERNET_DISCONNECTED/)
    await explorer.page.context().setOffline(true)
    await explorer.page.getByText('You are offline.', { exact: false }).first().waitFor()
    await explorer.page.getByRole('heading', { name: 'Paris Agreement' }).first().waitFor()
    await explorer.page.context().setOffline(false)
  })
})
