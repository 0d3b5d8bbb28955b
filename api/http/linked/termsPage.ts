import { isOwn, localName, type TermSort, type TermUse } from '../exports/terms.ts'
import { vocabularies } from '../exports/vocabulary.ts'
import { escaped } from '../pages/html.ts'

const style = `
:root { color-scheme: light dark; --page: #fff; --line: #dce0e5; --ink: #141b22; --ink2: #414b56; --link: #2a4a8a; --mark: #fff3c4; }
@media (prefers-color-scheme: dark) {
  :root { --page: #10151a; --line: #2a343d; --ink: #eaeef2; --ink2: #bac3cd; --link: #8fb0f5; --mark: #3a3413; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 Inter, system-ui, sans-serif; }
header, main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { border-bottom: 1px solid var(--line); }
h1, h2 { font-family: 'Source Serif 4', Georgia, serif; font-weight: 600; line-height: 1.2; }
h2 { margin-top: 2.5rem; }
a { color: var(--link); }
dl { margin: 0; }
dl > div { padding: 0.75rem 0; border-top: 1px solid var(--line); }
dl > div:target { background: var(--mark); }
dt { font-weight: 600; overflow-wrap: anywhere; }
dd { margin: 0; }
code { font-family: 'IBM Plex Mono', ui-monospace, Menlo, Consolas, monospace; font-size: 0.9em; font-weight: 400; color: var(--ink2); }
small { color: var(--ink2); font-size: 0.875rem; }
`

/** Sections by what terms stand for. No term has the name of one. */
const sections: Readonly<Record<TermSort, { readonly anchor: string; readonly heading: string }>> = {
  kind: { anchor: 'all-kinds', heading: 'Kinds of entries' },
  relation: { anchor: 'all-relations', heading: 'Relations' },
  property: { anchor: 'all-properties', heading: 'Properties' },
}

/** A term of others by its address, one of Concord's own by its anchor. */
function linkTo(term: string): string {
  const [prefix = ''] = term.split(':')
  const vocabulary = vocabularies[prefix as keyof typeof vocabularies] ?? '#'
  return `<a href="${escaped(vocabulary + localName(term))}">${escaped(isOwn(term) ? localName(term) : term)}</a>`
}

function kindsOf(kinds: readonly string[]): string {
  return kinds.map((kind) => linkTo(`concord:${kind}`)).join(', ')
}

function usedBy({ sort, from, to, others }: TermUse): string {
  if (sort === 'kind') return others.length > 0 ? `Also said as ${others.map(linkTo).join(', ')}.` : ''
  if (sort === 'relation') return `From ${kindsOf(from)} to ${kindsOf(to)}.`
  return from.length > 0 ? `Of ${kindsOf(from)}.` : ''
}

function entryOf(use: TermUse): string {
  const { term, label, descriptions } = use
  const about = usedBy(use)
  const name = isOwn(term)
    ? `<a href="#${escaped(localName(term))}"><code>concord:${escaped(localName(term))}</code></a>`
    : `<code>${linkTo(term)}</code>`
  return [
    `<div${isOwn(term) ? ` id="${escaped(localName(term))}"` : ''}>`,
    `<dt>${escaped(label)} ${name}</dt>`,
    ...descriptions.map((description) => `<dd>${escaped(description)}</dd>`),
    ...(about ? [`<dd><small>${about}</small></dd>`] : []),
    '</div>',
  ].join('')
}

function section(sort: TermSort, uses: readonly TermUse[]): string {
  const those = uses.filter((use) => use.sort === sort)
  const { anchor, heading } = sections[sort]
  return `<section aria-labelledby="${anchor}"><h2 id="${anchor}">${heading}</h2><dl>${those.map(entryOf).join('\n')}</dl></section>`
}

/**
 * The page that says what the terms of the linked data mean, each at its anchor.
 * @param address of the terms: what `concord:` stands for
 */
export function termsPage(uses: readonly TermUse[], address: string): string {
  const sorts = Object.keys(sections) as TermSort[]
  const links = Object.values(sections).map(({ anchor, heading }) => `<a href="#${anchor}">${heading}</a>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Terms of the linked data · Concord</title>
<meta name="description" content="What the terms mean by which Concord's linked data describes entries and relations.">
<link rel="alternate" type="text/turtle" href="/terms.ttl">
<link rel="alternate" type="application/ld+json" href="/terms.jsonld">
<style>${style}</style>
</head>
<body>
<header><a href="/">Concord</a></header>
<main>
<h1>Terms of the linked data</h1>
<p>Exports in JSON-LD and Turtle name entries by <code>/id/</code> and their id, and describe them by these terms: those of
schema.org, SKOS and PROV where they fit, and Concord's own, for which <code>concord:</code> stands:
<code>${escaped(address)}</code>. The same in <a href="/terms.ttl">Turtle</a> and <a href="/terms.jsonld">JSON-LD</a>.</p>
<nav aria-label="On this page"><p>${links.join(' · ')}</p></nav>
${sorts.map((sort) => section(sort, uses)).join('\n')}
</main>
</body>
</html>
`
}
