import { escaped, jsonInScript } from './html.ts'

/** What is seen of a page until it has loaded: it stands where the page will have the same. */
export interface Glance {
  /** What the page is about, before its heading: 'treaty'. Absent on pages that are not of one entry. */
  readonly above?: string
  readonly heading: string
  readonly text: string
  readonly facts?: readonly (readonly [label: string, value: string])[]
}

/** What a page says of itself before any script runs: for search engines, previews of links, and the first glance. */
export interface PageHead {
  readonly title: string
  readonly description: string
  /** The lasting address, after the host: `/treaty/paris-agreement`. Absent where nothing lasting is shown. */
  readonly path?: string
  /** What it is about in the words of schema.org. */
  readonly structured?: object
  /** Shown until the page itself has loaded. */
  readonly glance?: Glance
}

function headOf({ title, description, path, structured }: PageHead, origin: string): string {
  const address = path === undefined ? undefined : escaped(origin + path)
  return [
    `<title>${escaped(title)}</title>`,
    `<meta name="description" content="${escaped(description)}">`,
    ...(address
      ? [`<link rel="canonical" href="${address}">`, `<meta property="og:url" content="${address}">`]
      : ['<meta name="robots" content="noindex">']),
    `<meta property="og:title" content="${escaped(title)}">`,
    `<meta property="og:description" content="${escaped(description)}">`,
    '<meta property="og:site_name" content="Concord">',
    ...(structured ? [`<script type="application/ld+json">${jsonInScript(structured)}</script>`] : []),
  ].join('\n    ')
}

function glanceOf({ glance, path }: PageHead): string {
  if (!glance) return ''
  const { above, heading, text, facts = [] } = glance
  const told = facts.map(
    ([label, value]) => `<div><dt>${escaped(label)}</dt><dd>${escaped(value)}</dd></div>`,
  )
  const place = above === undefined ? (path === '/' ? 'home' : 'place') : 'entry'
  return [
    '<header class="glance-bar"><a href="/">Concord</a></header>',
    `<main class="glance" data-of="${place}">`,
    above === undefined ? '' : `<p>${escaped(above)}</p>`,
    `<h1>${escaped(heading)}</h1>`,
    `<div>${escaped(text)}</div>`,
    told.length > 0 ? `<dl class="fact-list">${told.join('')}</dl>` : '',
    '</main>',
  ].join('')
}

/**
 * Fills a page.
 * @param template the index.html that the build made
 * @param origin where the page is reached: `https://concord.example`
 */
export function filled(template: string, head: PageHead, origin: string): string {
  return template
    .replace(/<meta name="description"[^>]*>\s*<title>[^<]*<\/title>/, () => headOf(head, origin))
    .replace('<div id="root"></div>', () => `<div id="root">${glanceOf(head)}</div>`)
}
