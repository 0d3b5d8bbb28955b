import { beforeAll, describe, expect, inject, test } from 'vitest'
import { explorerInBrowser } from '../../support/explorer.ts'

const token = 'a-token-of-some-length'

/** Names that are hard on a page: one with a script in it, one from right to left, one in Chinese, a long one. */
const names = {
  script: `<img src=x onerror="globalThis.ran = 1"><script>globalThis.ran = 1</script>`,
  arabic: 'منظمة الأمم المتحدة للأغذية والزراعة',
  chinese: '联合国教育、科学及文化组织',
  long: 'The Conference of the Parties serving as the meeting of the Parties to a Protocol whose name alone fills several lines',
}

describe.runIf(inject('chromium'))('hard names', () => {
  const explorer = explorerInBrowser({ settings: { CONCORD_EDIT_TOKEN: token } })
  const ids = Object.keys(names).map((key) => `organization:${key}`)

  beforeAll(async () => {
    const operations = [
      ...Object.entries(names).map(([key, name]) => ({
        createEntry: {
          id: `organization:${key}`,
          properties: [
            { property: 'name', values: [name] },
            { property: 'summary', values: ['A body with a hard name.'] },
            { property: 'type', values: ['regional-commission'] },
          ],
        },
      })),
      ...ids.map((to) => ({
        createRelation: { type: 'MEMBER_OF', from: 'state:france', to, since: '1990' },
      })),
    ]
    const { data, errors } = await explorer.concord.ask(
      'mutation($operations: [OperationInput!]!) { applyChangeset(summary: "Hard names", operations: $operations) { version userErrors { message } } }',
      { operations },
      { authorization: `Bearer ${token}` },
    )
    expect({ errors, userErrors: data?.applyChangeset.userErrors }).toEqual({
      errors: undefined,
      userErrors: [],
    })
  })

  test('are text wherever they stand, and nothing in them runs', async () => {
    await explorer.open(`/explore?shown=state:france~${ids.join('~')}&selected=organization:script`)
    await explorer.shows(5, 4)
    await explorer.panel().getByRole('heading', { name: names.script }).waitFor()
    await explorer.keep('hard-names')
    for (const key of ['e', 'Shift+F10']) {
      await explorer.page.keyboard.press(key)
      await explorer.page.getByRole('dialog').getByText(names.script).waitFor()
      await explorer.page.keyboard.press('Escape')
    }
    await explorer.page.keyboard.press('2')
    for (const name of Object.values(names)) await explorer.page.getByRole('cell', { name }).waitFor()
    await explorer.page.keyboard.press('3')
    await explorer.page.getByRole('tree').getByText(names.script, { exact: true }).first().waitFor()
    await explorer.keep('hard-names-outline')
    await explorer.page.keyboard.press('1')
    await explorer.shows(5, 4)
    expect(await explorer.page.evaluate(() => 'ran' in globalThis)).toBe(false)
    expect(await explorer.violations()).toEqual([])
  })

  test('fit on a phone', async () => {
    await explorer.open(`/explore?shown=state:france~${ids.join('~')}&selected=organization:long`, {
      width: 360,
      height: 740,
      touch: true,
    })
    await explorer.panel().getByRole('heading', { name: names.long }).waitFor()
    const wider = await explorer.page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    expect(wider).toBe(false)
    await explorer.keep('hard-names-phone')
  })
})
