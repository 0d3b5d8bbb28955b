/** Where one can go from everywhere. */
export const places = [
  { to: '/explore', label: 'Explore' },
  { to: '/browse', label: 'Browse' },
  { to: '/compare', label: 'Compare' },
  { to: '/timeline', label: 'Timeline' },
  { to: '/glossary', label: 'Glossary' },
  { to: '/learn', label: 'Learn' },
  { to: '/api', label: 'API' },
] as const

/** Kinds whose entries belong to a place of their own; the others belong to Browse. */
const placeOfKind: Readonly<Record<string, string>> = {
  'glossary-term': '/glossary',
  'case-study': '/learn',
  debate: '/learn',
  guide: '/learn',
}

const own: ReadonlySet<string> = new Set(places.map(({ to }) => to))

/** The place that an address belongs to. */
export function placeOf(pathname: string): string | undefined {
  const [, first = '', second] = pathname.split('/')
  if (own.has(`/${first}`)) return `/${first}`
  return second ? (placeOfKind[first] ?? '/browse') : undefined
}
