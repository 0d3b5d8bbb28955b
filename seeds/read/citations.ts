/** A citation as people write it in a cell: `un-charter@Article 57` or `un-charter`. */
export function citationOf(text: string): { source: string; at?: string } {
  const [slug = '', ...place] = text.split('@')
  const at = place.join('@').trim()
  return { source: sourceId(slug.trim()), ...(at ? { at } : {}) }
}

/** The id of a source by the part after the colon; a whole id is left as it is. */
export function sourceId(slug: string): string {
  return slug.includes(':') ? slug : `source:${slug}`
}

/** The parts of a cell that holds several values. */
export function cellParts(cell: string): string[] {
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Several citations in one cell. */
export function citationsOf(cell: string): { source: string; at?: string }[] {
  return cellParts(cell).map(citationOf)
}
