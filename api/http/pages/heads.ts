import type { Entry } from '../../model/domain.ts'
import { isEntryId, kebab } from '../../model/ids.ts'
import { captionOf } from '../../model/names.ts'
import { ontology } from '../../model/ontology.ts'
import type { GraphStore } from '../../store/port.ts'
import type { PageHead } from './page.ts'
import { structuredData } from './structuredData.ts'

/** A page, with the status that its address deserves, or the address that took its place. */
export type Found =
  | { readonly status: 200 | 404 | 410; readonly head: PageHead }
  | { readonly status: 301; readonly location: string }

const about = "How the world's organizations, treaties, coalitions and cases hang together."

/** The pages that are not of one entry: their titles and what they are for. */
const places: Readonly<Record<string, readonly [title: string, description: string]>> = {
  '/': ['Concord', about],
  '/explore': [
    'Explore · Concord',
    'The graph of organizations, treaties and states, by relation and by day.',
  ],
  '/browse': ['Browse · Concord', 'Every entry of every kind, to be filtered, ordered and downloaded.'],
  '/compare': [
    'Compare · Concord',
    'Two to five entries side by side: what they share and what they do not.',
  ],
  '/timeline': ['Timeline · Concord', 'What was founded, adopted and held, by decade, year and day.'],
  '/glossary': ['Glossary · Concord', 'The words of diplomacy and treaty law, each with its definition.'],
  '/learn': ['Learn · Concord', 'Case studies, debates and guides, to be walked step by step.'],
  '/api': ['API · Concord', 'Ask the graph in GraphQL, from Python, R, curl or TypeScript.'],
  '/about': ['About · Concord', 'Where the content comes from, how claims are treated, and what is missing.'],
}

const longestDescription = 300

/** The plain text of Markdown, cut at a word where it is long. */
function plain(markdown: string): string {
  const text = markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return text.length <= longestDescription
    ? text
    : `${text.slice(0, longestDescription).replace(/\s+\S*$/, '')} …`
}

function entryHead(entry: Entry, path: string, origin: string): PageHead {
  const name = captionOf(entry)
  const label = kebab(entry.kind).replaceAll('-', ' ')
  const { summary } = entry.properties
  const text = typeof summary === 'string' ? summary : ''
  const description = plain(text) || `${name}: ${label} in Concord, with its relations and sources.`
  return {
    title: `${name} · Concord`,
    description,
    path,
    structured: structuredData(entry, origin + path, description),
    glance: { above: label, heading: name, text },
  }
}

/** The address of the page of an entry. */
export function pageOf(id: string): string {
  return `/${id.replace(':', '/')}`
}

const nothing = {
  status: 404 as const,
  head: { title: 'Nothing here · Concord', description: about },
}

/**
 * What a page says of itself. An entry that was merged leads on to the one that it became.
 * @param path the address after the host, without what follows a question mark
 */
export async function findPage(store: GraphStore, path: string, origin: string): Promise<Found> {
  const place = places[path] ?? (path.startsWith('/browse/') ? places['/browse'] : undefined)
  if (place) {
    const [title, description] = place
    const glance =
      path === '/' ? { above: 'Concord', heading: about.replace(/\.$/, ''), text: '' } : undefined
    return { status: 200, head: { title, description, path, ...(glance ? { glance } : {}) } }
  }
  const [, kind = '', name = '', ...rest] = path.split('/')
  const id = `${kind}:${name}`
  if (rest.length > 0 || !ontology.kindByPrefix.has(kind) || !isEntryId(id)) return nothing
  const [found] = await store.lookup([id], { timeLimit: 2000 })
  if (!found) return nothing
  if (found.state === 'merged') return { status: 301, location: pageOf(found.into) }
  if (found.state === 'deleted') return { head: nothing.head, status: 410 }
  return { status: 200, head: entryHead(found.entry, path, origin) }
}
