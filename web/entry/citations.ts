/** What a citation of an entry names. */
export interface Cited {
  readonly id: string
  readonly name: string
  readonly datasetVersion: number
  /** The lasting address of the page. */
  readonly address: string
  /** The day that is shown, in ISO 8601, and the day on which it was read. */
  readonly day: string
  readonly read: string
}

/** Signs that mean something in BibTeX. */
function inBibtex(text: string): string {
  return text.replace(/[\\{}$&#^_~%]/g, (sign) => (sign === '\\' ? '\\textbackslash{}' : `\\${sign}`))
}

/** The forms in which an entry can be cited. */
export const citationForms: readonly { readonly name: string; text(cited: Cited): string }[] = [
  {
    name: 'Plain',
    text: ({ name, datasetVersion, address, day, read }) =>
      `“${name}”, Concord, dataset version ${datasetVersion}, as of ${day}, ${address} (read ${read}).`,
  },
  {
    name: 'APA',
    text: ({ name, datasetVersion, address, read }) =>
      `Concord. (${read.slice(0, 4)}). ${name} (Dataset version ${datasetVersion}) [Data set entry]. Retrieved ${read}, from ${address}`,
  },
  {
    name: 'BibTeX',
    text: ({ id, name, datasetVersion, address, day, read }) => `@misc{concord-${id.replace(':', '-')},
  title        = {{${inBibtex(name)}}},
  author       = {{Concord}},
  year         = {${read.slice(0, 4)}},
  howpublished = {\\url{${address}}},
  note         = {Dataset version ${datasetVersion}, as of ${day}},
  urldate      = {${read}}
}`,
  },
]
