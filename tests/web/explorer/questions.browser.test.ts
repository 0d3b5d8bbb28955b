import { readFile } from 'node:fs/promises'
import { describe, expect, inject, test } from 'vitest'
import { explorerInBrowser } from '../../support/explorer.ts'

describe.runIf(inject('chromium'))('paths, measures, exports and sharing', () => {
  const explorer = explorerInBrowser()
  const press = (key: string) => explorer.page.keyboard.press(key)

  test('tells the shortest paths between two entries as sentences with sources', async () => {
    await explorer.open('/explore?shown=coalition:toronto-group&selected=coalition:toronto-group')
    await explorer.shows(1)
    await press('r')
    await explorer.panel().getByRole('textbox', { name: 'To which entry' }).fill('WHO')
    await explorer.page
      .getByRole('option', { name: /World Health Organization/ })
      .first()
      .click()
    await explorer
      .panel()
      .getByRole('tab', { name: /Shortest \d steps/ })
      .waitFor()
    const story = explorer.panel().getByRole('paragraph').filter({ hasText: 'which' })
    expect(await story.textContent()).toMatch(/Toronto Group .*, which .*World Health Organization/)
    await explorer.panel().getByRole('link', { name: 'Source 1', exact: true }).first().waitFor()
    await explorer.page.getByText('The path is lit, the rest is dimmed.').waitFor()
    await explorer.keep('path')
    expect(explorer.list('path')).toEqual([
      'coalition:toronto-group',
      'organization:world-health-organization',
    ])
    await explorer.panel().getByRole('tab', { name: /^2nd/ }).click()
    await explorer.page.getByText('The path is lit, the rest is dimmed.').waitFor()
    await press('Escape')
    expect(await explorer.page.getByText('The path is lit').count()).toBe(0)
  })

  test('says that there is no path, and what else could be tried', async () => {
    await explorer.open('/explore?shown=state:tuvalu~state:nauru&panel=path&path=state:tuvalu~person:nobody')
    explorer.expected.push(/400|500/)
    await explorer
      .panel()
      .getByText(/Could not look for paths/)
      .waitFor()
    await explorer.open(
      '/explore?panel=path&shown=source:none~state:france&path=state:tuvalu~treaty:paris-agreement',
    )
    await explorer
      .panel()
      .getByRole('tab', { name: /^Shortest 1 step$/ })
      .waitFor()
  })

  test('finds what selected entries share', async () => {
    await explorer.open('/explore?shown=state:france~state:germany&selected=state:france&also=state:germany')
    await explorer.panel().getByRole('button', { name: 'What do these share' }).click()
    await explorer
      .panel()
      .getByText(/\d+ entries are related to all 2 selected ones/)
      .waitFor()
    await explorer.panel().getByRole('listitem').filter({ hasText: 'Antarctic Treaty' }).first().waitFor()
    await explorer.keep('shared')
    await explorer
      .panel()
      .getByRole('button', { name: /^Show \d+ on the canvas/ })
      .click()
    await expect.poll(() => explorer.list('shown').length).toBeGreaterThan(3)
  })

  test('measures the whole graph, says how far it is, and stops when asked to', async () => {
    await explorer.open('/explore?selected=treaty:montreal-protocol&expand=1')
    await explorer.shows(/^\d\d entries/)
    await press('g')
    await explorer.panel().getByText('Of the whole graph').click()
    await explorer
      .panel()
      .getByText(/^Taken of all \d,\d+ entries and \d\d,\d+ relations of that day/)
      .waitFor()
    const { data } = await explorer.concord.ask(
      `{ metrics(measure: DEGREE, asOf: "${new Date().toISOString().slice(0, 10)}", first: 1) { top { entry { name } value } } }`,
    )
    const [{ entry, value }] = data.metrics.top
    const first = explorer.panel().getByRole('listitem').first()
    await first.getByText(entry.name).waitFor()
    await first.getByText(value.toLocaleString('en')).waitFor()
    expect(explorer.parameters().get('measured')).toBe('whole')
    await explorer.keep('measures-whole')
    expect(await explorer.violations()).toEqual([])
    // Nothing is answered from now on.
    await explorer.page.route('**/graphql/stream', () => undefined)
    await explorer.panel().getByRole('radio', { name: 'Betweenness' }).click()
    await explorer
      .panel()
      .getByText(/lies on shortest paths between any two others/)
      .waitFor()
    await explorer.panel().getByRole('button', { name: 'Stop' }).click()
    await explorer
      .panel()
      .getByText(/^Taken of the \d+ entries/)
      .waitFor()
    expect(explorer.parameters().get('measured')).toBeNull()
  })

  test('measures what is shown, and says what a measure does not say', async () => {
    await explorer.open('/explore?selected=treaty:montreal-protocol&expand=1')
    await explorer.shows(/^\d\d entries/)
    await press('g')
    await explorer.panel().getByRole('radio', { name: 'Betweenness' }).click()
    await explorer.panel().getByText('It says nothing of power or budget.').waitFor()
    await explorer.panel().getByRole('listitem').first().getByText('Montreal Protocol').waitFor()
    await explorer.panel().getByRole('radio', { name: 'Communities' }).click()
    await explorer
      .panel()
      .getByText(/nobody declared them/)
      .waitFor()
    await explorer.keep('measures')
    await explorer.panel().getByRole('button', { name: 'Put communities together' }).click()
    await expect.poll(() => explorer.parameters().get('groups')).toBe('community')
  })

  const exported = async (format: string) => {
    await press('x')
    const [download] = await Promise.all([
      explorer.page.waitForEvent('download'),
      explorer.page.getByRole('button', { name: new RegExp(`^${format}`) }).click(),
    ])
    return readFile(await download.path())
  }

  test('exports what is shown in every format, honours the filters and names the dataset version', async () => {
    await explorer.open(
      '/explore?shown=treaty:montreal-protocol~state:france~topic:ozone-layer-depletion&without=STATE',
    )
    await explorer.shows(2)
    const version = `dataset version ${(await explorer.concord.ask('{ datasetVersion }')).data.datasetVersion}`
    const csv = (await exported('CSV, entries')).toString()
    expect(csv).toContain(version)
    expect(csv).toContain(
      'treaty:montreal-protocol,Montreal Protocol on Substances that Deplete the Ozone Layer,treaty',
    )
    expect(csv).not.toContain('state:france')
    expect((await exported('CSV, relations')).toString()).toContain('concerns,topic:ozone-layer-depletion')
    const png = await exported('PNG')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    const jsonLd = JSON.parse((await exported('JSON-LD')).toString())
    expect(jsonLd.description).toContain(version)
    expect(jsonLd.entries.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'Montreal Protocol on Substances that Deplete the Ozone Layer',
      'Ozone layer depletion',
    ])
    for (const [format, root] of [
      ['SVG', 'svg'],
      ['GraphML', 'graphml'],
      ['GEXF', 'gexf'],
    ] as const) {
      const text = (await exported(format)).toString()
      expect(text).toContain(version)
      const read = await explorer.page.evaluate((xml) => {
        const parsed = new DOMParser().parseFromString(xml, 'application/xml')
        return { root: parsed.documentElement.nodeName, failed: parsed.querySelector('parsererror') !== null }
      }, text)
      expect(read).toEqual({ root, failed: false })
    }
  })

  test('shares an address that shows the same, and a frame for other pages', async () => {
    await explorer.open('/explore?shown=treaty:paris-agreement~state:france&asOf=2020-12-01&layout=rings')
    await explorer.shows(2)
    await press('s')
    const address = await explorer.page.getByRole('textbox', { name: 'Address' }).inputValue()
    expect(address).toContain('asOf=2020-12-01')
    const frame = await explorer.page.getByRole('textbox', { name: 'For another page' }).inputValue()
    expect(frame).toMatch(/^<iframe src="http.*embed=1/)
    await explorer.keep('share')
    await explorer.page.context().close()
    await explorer.open(new URL(address).pathname + new URL(address).search)
    await explorer.shows(2, 1)
    await explorer.page.getByRole('button', { name: /Layout/ }).waitFor()
  })

  test('shows the canvas alone when it is embedded, and zooms only with Ctrl', async () => {
    await explorer.open('/explore?shown=treaty:paris-agreement~state:france&embed=1', {
      width: 640,
      height: 480,
    })
    await explorer.shows(2)
    expect(await explorer.page.getByRole('banner').count()).toBe(0)
    const box = await explorer.canvas().boundingBox()
    if (!box) throw new Error('The canvas has no box.')
    await explorer.page.mouse.move(box.x + 50, box.y + 50)
    await explorer.page.mouse.wheel(0, 200)
    await explorer.page.getByText('Ctrl + scroll to zoom').waitFor()
    await explorer.keep('embedded')
    expect(await explorer.violations()).toEqual([])
  })

  test('offers the last canvas again', async () => {
    await explorer.open('/explore?shown=treaty:paris-agreement~state:france')
    await explorer.shows(2)
    await explorer.page.goto(`${explorer.concord.url}/explore`)
    await explorer.page.getByRole('link', { name: 'Restore last session, 2 entries' }).click()
    await explorer.shows(2)
  })

  test('shows the query behind the canvas, which the API answers', async () => {
    await explorer.open('/explore?shown=treaty:paris-agreement~state:france')
    await explorer.shows(2)
    await press('q')
    const query = await explorer.page.getByRole('textbox', { name: 'Query' }).inputValue()
    const { data, errors } = await explorer.concord.ask(query)
    expect(errors).toBeUndefined()
    expect(data.subgraph.entries).toHaveLength(2)
  })

  test('keeps the canvas when a request fails, and tries again', async () => {
    await explorer.open('/explore?shown=treaty:paris-agreement~state:france&selected=treaty:paris-agreement')
    await explorer.shows(2)
    await explorer.panel().getByRole('button', { name: 'Show 20 more: has party' }).waitFor()
    await explorer.page.route('**/graphql', (route) => route.abort())
    explorer.expected.push(/ERR_FAILED|Failed to fetch/)
    await explorer
      .panel()
      .getByRole('button', { name: /more: has party/ })
      .click()
    await explorer
      .panel()
      .getByText(/Could not load \d+ more: has party/)
      .waitFor()
    await explorer.keep('error')
    await explorer.shows(2)
    await explorer.page.unroute('**/graphql')
    await explorer.panel().getByRole('button', { name: 'Try again' }).click()
    await explorer.shows(22)
  })

  test('says that there is no connection', async () => {
    await explorer.open('/explore?shown=treaty:paris-agreement~state:france')
    await explorer.shows(2)
    explorer.expected.push(/ERR_INTERNET_DISCONNECTED/)
    await explorer.page.context().setOffline(true)
    await explorer.page.getByText('You are offline.').waitFor()
    await explorer.keep('offline')
    await explorer.page.context().setOffline(false)
    await expect.poll(() => explorer.page.getByText('You are offline.').count()).toBe(0)
  })
})
