import { describe, expect, inject, test } from 'vitest'
import { explorerInBrowser } from '../../support/explorer.ts'

const paris = '/explore?shown=treaty:paris-agreement&selected=treaty:paris-agreement'

describe.runIf(inject('chromium'))('the canvas', () => {
  const explorer = explorerInBrowser()
  const press = (key: string) => explorer.page.keyboard.press(key)
  const menu = () => explorer.page.getByRole('dialog', { name: /^Expand/ })

  test('expands by relation type with counts, never by more than asked for, and says how many more there are', async () => {
    await explorer.open(paris)
    await explorer.shows(1)
    await press('e')
    const row = menu().getByRole('listitem').filter({ hasText: 'has party' })
    await row.getByText(/0 of 19\d/).waitFor()
    await explorer.keep('expand-menu')
    await row.getByRole('button', { name: '20 more: has party' }).click()
    await explorer.shows(21)
    expect(explorer.list('shown')).toHaveLength(21)
    await row.getByText(/20 of 19\d/).waitFor()
    await explorer.page
      .getByRole('status')
      .filter({ hasText: /has party: 20 added, 17\d more/ })
      .waitFor()
  })

  test('ranks by connections, by date and by name', async () => {
    await explorer.open(paris)
    await explorer.shows(1)
    const firstBy = async (ranking: string) => {
      await press('e')
      await menu().getByRole('combobox', { name: 'Rank by' }).selectOption(ranking)
      await menu().getByRole('button', { name: '20 more: has party' }).click()
      await explorer.shows(21)
      const added = explorer.list('shown').slice(1)
      await press('Escape')
      await press('Control+z')
      await explorer.shows(1)
      return added
    }
    const byName = await firstBy('name')
    expect(byName[0]).toBe('state:afghanistan')
    expect(byName).toEqual(byName.toSorted())
    const byDate = await firstBy('recent')
    const byConnections = await firstBy('connected')
    const degrees = async (ids: readonly string[]) => {
      const { data } = await explorer.concord.ask(
        'query ($ids: [ID!]!, $day: Day!) { nodes(ids: $ids) { ... on Entry { relationCounts(asOf: $day) { count } } } }',
        { ids, day: new Date().toISOString().slice(0, 10) },
      )
      return data.nodes.map(({ relationCounts }: { relationCounts: { count: number }[] }) =>
        relationCounts.reduce((sum, { count }) => sum + count, 0),
      ) as number[]
    }
    const connected = await degrees(byConnections)
    expect(connected).toEqual(connected.toSorted((a, b) => b - a))
    expect(new Set([byName[0], byDate[0], byConnections[0]]).size).toBeGreaterThan(1)
  })

  test('hides, shows again, collapses, pins and removes, and takes each back', async () => {
    await explorer.open(
      '/explore?shown=treaty:paris-agreement~state:france~state:tuvalu~organization:united-nations&selected=state:tuvalu',
    )
    await explorer.shows(4)
    await press('h')
    await explorer.shows(3)
    expect(explorer.list('hidden')).toEqual(['state:tuvalu'])
    await explorer.page.getByRole('button', { name: 'Take off: 1 entry hidden' }).click()
    await explorer.shows(4)
    await press('Control+z')
    await explorer.shows(3)
    await press('Control+z')
    await explorer.shows(4)
    await press('Control+Shift+z')
    await explorer.shows(3)
    await press('Control+z')
    await explorer.shows(4)
  })

  test('collapses what hangs on an entry alone, and unfolds it', async () => {
    await explorer.open(
      '/explore?shown=treaty:montreal-protocol~mechanism:assessment-panels-of-the-montreal-protocol~state:france~treaty:paris-agreement&selected=treaty:montreal-protocol',
    )
    await explorer.shows(4)
    await press('c')
    await explorer.shows(3)
    await explorer.page.getByText('1 entry collapsed').waitFor()
    await explorer.keep('collapsed')
    await press('c')
    await explorer.shows(4)
  })

  test('removes what is selected, and clears what was said of it', async () => {
    await explorer.open('/explore?shown=treaty:paris-agreement~state:france&selected=state:france')
    await explorer.shows(2, 1)
    await press('Delete')
    await explorer.shows(1, 0)
    expect(explorer.list('shown')).toEqual(['treaty:paris-agreement'])
    expect(explorer.parameters().get('selected')).toBeNull()
  })

  test('pins an entry where it is dragged to, keeps it in the address, and lets it go', async () => {
    await explorer.open('/explore?shown=treaty:paris-agreement~state:france&selected=state:france')
    await explorer.shows(2, 1)
    await explorer.still()
    await press('p')
    await expect.poll(() => explorer.parameters().get('pinned')).toMatch(/^state:france@-?\d+,-?\d+$/)
    await explorer.panel().getByRole('button', { name: 'Let go' }).click()
    await expect.poll(() => explorer.parameters().get('pinned')).toBeNull()
    await press('Control+z')
    await expect.poll(() => explorer.parameters().get('pinned')).toMatch(/^state:france/)
  })

  test('selects many with a modifier and with a box, and acts on all of them', async () => {
    await explorer.open('/explore?shown=treaty:paris-agreement~state:france~state:tuvalu')
    await explorer.shows(3)
    await explorer.still()
    const box = await explorer.canvas().boundingBox()
    if (!box) throw new Error('The canvas has no box.')
    await explorer.page.keyboard.down('Shift')
    await explorer.page.mouse.move(box.x + 10, box.y + 10)
    await explorer.page.mouse.down()
    await explorer.page.mouse.move(box.x + box.width - 90, box.y + box.height - 40, { steps: 8 })
    await explorer.page.mouse.up()
    await explorer.page.keyboard.up('Shift')
    await explorer.panel().getByRole('heading', { name: '3 entries selected' }).waitFor()
    await explorer.keep('selection')
    await explorer.panel().getByRole('button', { name: 'Hide' }).click()
    await explorer.shows(0)
    await press('Control+z')
    await explorer.shows(3)
  })

  test('walks from entry to entry with the arrow keys and says where it is', async () => {
    await explorer.open('/explore?shown=treaty:paris-agreement~state:france~state:tuvalu')
    await explorer.shows(3)
    await explorer.canvas().focus()
    await press('ArrowRight')
    await explorer.page.getByText(/^Paris Agreement, treaty\./).waitFor({ state: 'attached' })
    await press(' ')
    await explorer.panel().getByRole('heading', { name: 'Paris Agreement' }).waitFor()
    await press('Shift+F10')
    await explorer.page.getByRole('dialog', { name: 'Menu of Paris Agreement' }).waitFor()
    await explorer.keep('entry-menu')
    await press('Escape')
    expect(await explorer.page.getByRole('dialog').count()).toBe(0)
  })

  test.each([
    'force',
    'hierarchy',
    'concentric',
    'timeline',
    'groups by kind',
    'groups by region',
    'groups by community',
  ])('arranges by %s', async (layout) => {
    await explorer.open('/explore?selected=treaty:montreal-protocol&expand=1')
    await explorer.shows(/^\d\d entries/)
    await press('l')
    await explorer.page.getByRole('menuitem', { name: layout, exact: true }).click()
    await explorer.still()
    await explorer.keep(`layout-${layout.replaceAll(' ', '-')}`)
    await explorer.shows(/^\d\d entries/)
  })

  test('lights what is hovered, and dims the rest', async () => {
    await explorer.open('/explore?selected=treaty:montreal-protocol&expand=1')
    await explorer.shows(/^\d\d entries/)
    await explorer.still()
    const before = await explorer.picture()
    await explorer.pointAtAnEntry()
    await expect.poll(async () => (await explorer.picture()).equals(before)).toBe(false)
    await explorer.keep('hover')
  })

  test('keeps a canvas with hundreds of entries in an address that a server takes', async () => {
    const { data } = await explorer.concord.ask(
      '{ a: states(first: 100) { edges { node { id } } pageInfo { endCursor } } }',
    )
    const rest = await explorer.concord.ask(
      'query ($after: String!) { states(first: 100, after: $after) { edges { node { id } } } }',
      { after: data.a.pageInfo.endCursor },
    )
    const ids = [...data.a.edges, ...rest.data.states.edges].map(
      ({ node }: { node: { id: string } }) => node.id,
    )
    const more = await explorer.concord.ask('{ entries(first: 100) { edges { node { id } } } }')
    const all = [
      ...new Set([...ids, ...more.data.entries.edges.map(({ node }: { node: { id: string } }) => node.id)]),
    ]
    await explorer.open(`/explore#shown=${all.join('~')}`)
    await explorer.shows(all.length)
    await explorer.canvas().focus()
    await press('ArrowRight')
    await press(' ')
    await explorer.panel().getByRole('heading').first().waitFor()
    expect(new URL(explorer.page.url()).search.length).toBeLessThan(6000)
    await explorer.page.reload()
    await explorer.shows(all.length)
  })
})
