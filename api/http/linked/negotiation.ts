/** How much a caller wants a media type: the quality of the range that names it most exactly. */
function quality(type: string, accept: string): number {
  let best = { exactness: -1, value: 0 }
  for (const range of accept.split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const exactness =
      name === type ? 2 : name === `${type.split('/')[0]}/*` ? 1 : name === '*/*' || name === '' ? 0 : -1
    if (exactness <= best.exactness) continue
    const written = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    const value = written === undefined ? 1 : Number(written)
    best = { exactness, value: value >= 0 && value <= 1 ? value : 0 }
  }
  return best.exactness < 0 ? 0 : best.value
}

/** What something can be answered as: a page for people, or one of the documents for programs. */
export type LinkedForm = 'html' | 'jsonld' | 'ttl'

/** The media types of the documents, by how their addresses end. */
export const linkedTypes = {
  jsonld: 'application/ld+json; charset=utf-8',
  ttl: 'text/turtle; charset=utf-8',
} as const satisfies Partial<Record<LinkedForm, string>>

/** What is offered, by media type: of those that are wanted equally, the first is meant. */
const offers: readonly (readonly [string, LinkedForm])[] = [
  ['text/html', 'html'],
  ['application/ld+json', 'jsonld'],
  ['text/turtle', 'ttl'],
  ['application/json', 'jsonld'],
]

/**
 * The form that a caller would rather have.
 * @param accept the header that says what is wanted; anything if absent
 * @returns the page if nothing is wanted of what there is
 */
export function preferred(accept: string | undefined): LinkedForm {
  const ranked = offers.map(([type, form]) => ({ form, value: quality(type, accept ?? '*/*') }))
  const best = ranked.reduce((one, other) => (other.value > one.value ? other : one))
  return best.form
}
