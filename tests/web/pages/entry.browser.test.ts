import { describe, expect, inject, test } from 'vitest'
import { explorerInBrowser } from '../../support/explorer.ts'
import { gone, guide } from './written.ts'

describe.runIf(inject('chromium'))('the page of an entry', () => {
  const explorer = explorerInBrowser({ changesets: [[guide], ...gone] })
  const heading = (name: string | RegExp) => explorer.page.getByRole('heading', { name }).first().waitFor()

  test('of a treaty tells its life, its parties by status and date, and who looks after it', async () => {
    await explorer.open('/treaty/paris-agreement')
    await heading('Paris Agreement')
    const life = explorer.page.getByRole('region', { name: 'Lifecycle' })
    expect(await life.textContent()).toMatch(/In force.*12 Dec 2015.*adopted.*22 Apr 2016.*4 Nov 2016/)
    const table = explorer.page.getByRole('region', { name: 'Table: Parties of Paris Agreement' })
    await table.getByRole('row', { name: /Afghanistan.*17 Mar 2017/ }).waitFor()
    await explorer.page
      .getByRole('img', { name: /Parties of Paris Agreement over time.*parties: 19\d/ })
      .waitFor()
    await explorer.page.getByLabel('Find in Parties of Paris Agreement').fill('united states')
    expect(await table.getByRole('row').count()).toBeGreaterThan(1)
    await explorer.page.getByRole('heading', { name: /^Depositaries/ }).waitFor()
    await explorer.keep('treaty')
  })

  test('shows parties on a map', async () => {
    await explorer.open('/treaty/montreal-protocol')
    await explorer.page.getByText('Map', { exact: true }).click()
    await explorer.page.getByRole('img', { name: /on a map: 19\d states/ }).waitFor()
    await explorer.keep('map')
  })

  test('shows another day, and says what did not exist yet', async () => {
    await explorer.open('/treaty/paris-agreement?asOf=2010-01-01')
    await explorer.page.getByText(/It did not exist yet on 1 Jan 2010/).waitFor()
    await explorer.page.getByRole('button', { name: 'Go to 12 Dec 2015' }).click()
    await expect.poll(() => explorer.parameters().get('asOf')).toBe('2015-12-12')
    await explorer.page.getByRole('button', { name: 'As of 12 Dec 2015' }).waitFor()
    const link = explorer.page.getByRole('link', { name: 'Browse', exact: true })
    expect(await link.getAttribute('href')).toContain('asOf=2015-12-12')
  })

  test('tells observers from members', async () => {
    await explorer.open('/organization/united-nations')
    const section = explorer.page.getByRole('heading', { name: /^Members \d/ })
    await section.scrollIntoViewIfNeeded()
    await expect.poll(() => section.innerText()).toMatch(/^Members 193.*, 2 as observers/)
  })

  test('tells those who consented and those who only signed from the parties of a treaty', async () => {
    await explorer.open('/treaty/comprehensive-nuclear-test-ban-treaty?asOf=2024-01-01')
    const section = explorer.page.getByRole('heading', { name: /^Parties \d/ })
    await section.scrollIntoViewIfNeeded()
    await expect
      .poll(() => section.innerText())
      .toMatch(/^Parties 0 on 1 Jan 2024, \d+ have consented, \d+ only signed/)
  })

  test('shows the query behind a table, and it answers with what the table shows', async () => {
    await explorer.open('/treaty/paris-agreement')
    // What stands far below is drawn when somebody comes near it.
    await explorer.page.getByRole('heading', { name: /^Depositaries/ }).scrollIntoViewIfNeeded()
    await explorer.page.getByRole('button', { name: 'Query this: Depositaries: Paris Agreement' }).click()
    const drawer = explorer.page.getByRole('dialog', { name: 'Query this table' })
    const query = await drawer.locator('pre').textContent()
    const { data, errors } = await explorer.concord.ask(query ?? '')
    expect(errors).toBeUndefined()
    const names = data.node.relations.edges.map(({ node }: { node: { name: string } }) => node.name)
    expect(names.length).toBeGreaterThan(0)
    await explorer.page.keyboard.press('Escape')
    for (const name of names)
      await explorer.page
        .getByRole('region', { name: 'Table: Depositaries: Paris Agreement' })
        .getByText(name)
        .waitFor()
  })

  test('explains its citation marks, and lists the sources in full', async () => {
    await explorer.open('/treaty/paris-agreement')
    await explorer.page
      .getByRole('button', { name: /^Sources? 1(,|$)/ })
      .first()
      .click()
    const card = explorer.page.getByRole('dialog', { name: /^Sources? 1(,|$)/ })
    await card.getByRole('button', { name: 'Copy' }).first().waitFor()
    await card.getByRole('link', { name: 'In the list' }).first().click()
    await expect.poll(() => new URL(explorer.page.url()).hash).toBe('#source-1')
    expect(await explorer.page.locator('#source-1').textContent()).toContain('Paris Agreement')
  })

  test('explains words of the glossary in its text, with a way to their surroundings', async () => {
    await explorer.open('/organization/world-health-organization')
    await explorer.page.getByRole('button', { name: 'conventions' }).click()
    const card = explorer.page.getByRole('dialog').filter({ hasText: 'Open term' })
    await card.getByRole('link', { name: 'See in graph' }).waitFor()
    await card.getByRole('link', { name: 'Open term' }).click()
    await expect.poll(() => new URL(explorer.page.url()).pathname).toMatch(/^\/glossary-term\//)
  })

  test('stays at the part that its address names while what stands above is read', async () => {
    await explorer.open('/treaty/paris-agreement#history')
    const history = explorer.page.locator('#history')
    await history
      .getByText(/by data/)
      .first()
      .waitFor()
    const sees = () => history.evaluate((part) => part.getBoundingClientRect().top < innerHeight)
    await explorer.still()
    expect(await sees()).toBe(true)
    await explorer.page.mouse.move(400, 400)
    await explorer.page.mouse.wheel(0, -3000)
    await expect.poll(sees).toBe(false)
    await explorer.still()
    expect(await sees()).toBe(false)
  })

  test('can be cited with the dataset version', async () => {
    await explorer.open('/organization/united-nations')
    await explorer.page.getByRole('button', { name: 'Cite' }).click()
    const dialog = explorer.page.getByRole('dialog', { name: 'Cite United Nations' })
    for (const form of ['Plain', 'APA', 'BibTeX'])
      expect(await dialog.getByRole('region', { name: form }).textContent()).toMatch(/[Dd]ataset version \d+/)
  })

  test('tells claims with their standing', async () => {
    await explorer.open('/treaty/paris-agreement')
    const claims = explorer.page.locator('#claims')
    await claims.getByText('Established').first().waitFor()
    expect(await claims.textContent()).toMatch(/supports? it, .*disputes? it/)
  })

  test('of a case reads as a story', async () => {
    await explorer.open('/case-study/paris-agreement-negotiation')
    await heading(/How the Paris Agreement was made/)
    for (const part of [/^What happened/, /^What worked/, /^What did not/, /^Lessons/, /^Who acted/])
      await heading(part)
    expect(await explorer.page.locator('#actors').getByRole('link').count()).toBeGreaterThan(20)
    await explorer.keep('case')
  })

  test('of a debate sets the positions side by side in the same parts', async () => {
    await explorer.open('/debate/is-the-paris-agreement-legally-binding')
    const positions = explorer.page
      .getByRole('region', { name: 'Positions side by side' })
      .getByRole('article')
    await positions.first().waitFor()
    const parts = await Promise.all(
      (await positions.all()).map((position) =>
        position.getByRole('heading', { level: 3 }).allTextContents(),
      ),
    )
    expect(parts.length).toBeGreaterThan(1)
    for (const each of parts)
      expect(each).toEqual(['Who holds it', 'How it stands', 'What is said against it'])
    await explorer.keep('debate')
  })

  test('of a guide is walked step by step, and the place is kept', async () => {
    await explorer.open('/guide/how-the-ozone-layer-was-protected')
    await heading('1. A convention first')
    await explorer.page.getByRole('group', { name: '2 entries of this step' }).waitFor()
    await explorer.page.keyboard.press('ArrowRight')
    await heading('2. Then a protocol')
    await explorer.keep('guide')
    await explorer.page.goto(`${explorer.concord.url}/guide/how-the-ozone-layer-was-protected`)
    await heading('2. Then a protocol')
    await explorer.page.getByRole('button', { name: 'Start again' }).click()
    await heading('1. A convention first')
  })

  test('of a quiz keeps each answer until it is asked for', async () => {
    await explorer.open('/guide/quiz-climate-ozone-and-health')
    const { page } = explorer
    await heading('1. Did a pandemic treaty clause already move 47 million doses?')
    const answer = page.getByRole('article').getByText('No. The Pandemic Agreement was adopted in May 2025')
    const show = page.getByRole('button', { name: 'Show the answer' })
    await show.waitFor()
    expect(await answer.count()).toBe(0)
    await show.click()
    await answer.waitFor()
    await page.getByRole('region', { name: 'Its part of the graph' }).waitFor()
    await explorer.keep('quiz')
    expect(await explorer.violations()).toEqual([])
    await page.keyboard.press('ArrowRight')
    await heading('2. Did one paragraph save a million lives?')
    await show.waitFor()
  })

  test('that was merged leads to what it became, and one that was deleted says so', async () => {
    await explorer.open('/organization/world-health-organisation')
    await explorer.page.getByText("'world health organisation' is now World Health Organization").waitFor()
    expect(new URL(explorer.page.url()).pathname).toBe('/organization/world-health-organization')
    await explorer.page.context().close()
    explorer.expected.push(/status of 410/)
    await explorer.open('/organization/office-of-nothing')
    await heading(/This entry was deleted on/)
  })

  test('of a term leads to every letter, and to the terms beside it', async () => {
    await explorer.open('/glossary-term/acceptance')
    const alphabet = explorer.page.getByRole('navigation', { name: 'Glossary from A to Z' })
    expect(await alphabet.locator('[aria-current]').textContent()).toBe('A')
    await alphabet.getByText('Before:').getByRole('link').click()
    await expect.poll(() => new URL(explorer.page.url()).pathname).not.toBe('/glossary-term/acceptance')
    await alphabet.getByText('After:').getByRole('link').click()
    await heading('Acceptance')
    await explorer.keep('term')
    await alphabet.getByRole('link', { name: 'T', exact: true }).click()
    await expect.poll(() => explorer.page.url()).toMatch(/\/glossary#letter-T$/)
  })

  test('that was merged is followed on the canvas of an old address, and what is gone is named', async () => {
    await explorer.open(
      '/explore?shown=organization:world-health-organisation~state:france~state:nowhere-at-all&selected=organization:world-health-organisation',
    )
    await explorer.shows(2)
    await explorer.page.getByText("'world health organisation' is now World Health Organization.").waitFor()
    await explorer.page.getByText('No longer there: nowhere at all.').waitFor()
    expect(explorer.list('shown')).toContain('organization:world-health-organization')
    expect(explorer.list('shown')).not.toContain('state:nowhere-at-all')
    expect(explorer.parameters().get('selected')).toBe('organization:world-health-organization')
    await explorer.keep('moved')
    await explorer.page.getByRole('button', { name: 'Understood' }).click()
    await explorer.page.getByText('No longer there').waitFor({ state: 'detached' })
  })

  test('that does not exist offers what is called nearly so', async () => {
    explorer.expected.push(/status of 404/)
    await explorer.open('/treaty/kyotto-protocoll')
    await heading("Nothing is called 'kyotto protocoll'.")
    await explorer.page
      .getByRole('link', { name: /Kyoto Protocol/ })
      .first()
      .click()
    await heading(/Kyoto Protocol/)
  })

  test('tells its history', async () => {
    await explorer.open('/organization/united-nations#history')
    await explorer.page
      .locator('#history')
      .getByText(/version 1, by data/)
      .waitFor()
  })
})
