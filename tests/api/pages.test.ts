import { afterAll, beforeAll, expect, test } from 'vitest'
import { filled } from '../../api/http/pages/page.ts'
import { type RunningConcord, startConcord, temporaryFolder } from '../support/concord.ts'

const folder = temporaryFolder()
let concord: RunningConcord
beforeAll(async () => {
  concord = await startConcord({
    CONCORD_STORE: `file:${folder.path}/concord.db`,
    CONCORD_PUBLIC_URL: 'https://concord.example/',
  })
})
afterAll(async () => {
  await concord?.stop()
  folder.remove()
})

test('the page of an entry says in its head what it is about', async () => {
  const answer = await fetch(`${concord.url}/treaty/paris-agreement?asOf=2020-01-01`)
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(html).toContain('<title>Paris Agreement · Concord</title>')
  expect(html.match(/<meta name="description" content="[^"]{50,}">/g)).toHaveLength(1)
  expect(html).toContain('<link rel="canonical" href="https://concord.example/treaty/paris-agreement">')
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? []
  expect(JSON.parse(json)).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    name: 'Paris Agreement',
    legislationDate: '2015-12-12',
  })
  expect(html).toContain('<h1>Paris Agreement</h1>')
  expect(html).toContain('<dt>adopted</dt><dd>12 Dec 2015</dd>')
})

test('an address that means nothing is not found, and not to be indexed', async () => {
  for (const path of ['/treaty/no-such-treaty', '/nothing', '/a/b/c', '/treaty/%E0%A4%A']) {
    const answer = await fetch(concord.url + path)
    expect(answer.status, path).toBeGreaterThanOrEqual(400)
    expect(answer.status, path).toBeLessThan(500)
  }
  expect(await (await fetch(`${concord.url}/treaty/no-such-treaty`)).text()).toContain('noindex')
})

test('nothing in the data can end the head', () => {
  const harm = `</title></script><script>harm()</script>"'$&$1`
  const page = filled(
    '<head><meta name="description" content=""><title>x</title></head><body><div id="root"></div></body>',
    {
      title: harm,
      description: harm,
      path: '/treaty/x',
      structured: { name: harm },
      glance: { above: harm, heading: harm, text: harm, facts: [[harm, harm]] },
    },
    'https://concord.example',
  )
  expect(page).not.toContain('<script>harm')
  expect(page.match(/<\/script>/g)).toHaveLength(1)
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? []
  expect(JSON.parse(json)).toEqual({ name: harm })
})

test('every page is named to search engines, by the address where people reach it', async () => {
  const robots = await (await fetch(`${concord.url}/robots.txt`)).text()
  expect(robots).toContain('Sitemap: https://concord.example/sitemap.xml')
  const answer = await fetch(`${concord.url}/sitemap.xml`)
  expect(answer.headers.get('content-type')).toContain('application/xml')
  const named = [...(await answer.text()).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address)
  const { data } = await concord.ask('{ entries(first: 1) { totalCount } ontology { kinds { name } } }')
  expect(named).toContain('https://concord.example/')
  expect(named).toContain('https://concord.example/treaty/paris-agreement')
  expect(new Set(named).size).toBe(named.length)
  expect(named.filter((address) => !/\.example\/([a-z]*|browse\/[a-z-]*)$/.test(address ?? ''))).toHaveLength(
    data.entries.totalCount,
  )
})
