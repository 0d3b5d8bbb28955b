import { familyToken, familyTokens } from '../kinds/family.ts'

/** The colours of the canvas as plain values: a canvas cannot read CSS variables by itself. */
export interface Palette {
  readonly paper: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly line: string
  readonly iconInk: string
  readonly relation: string
  readonly untouched: string
  readonly added: string
  readonly removed: string
  readonly changed: string
  readonly focus: string
  readonly dimEntry: number
  readonly dimRelation: number
  /** The colour of a group by its number; all after the seventh share a grey. */
  tint(group: number): string
  /** The colour of a family, by the family's name. */
  colourOf(family: string): string
}

/** Reads the tokens that hold for an element now. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const read = (token: string) => style.getPropertyValue(token).trim()
  const families = new Map(familyTokens.map((token) => [token, read(token)]))
  const evidence = read('--evidence')
  return {
    paper: read('--canvas'),
    ink: read('--ink'),
    ink2: read('--ink2'),
    ink3: read('--ink3'),
    line: read('--line'),
    iconInk: read('--glyph-icon'),
    relation: read('--relation'),
    untouched: read('--untouched'),
    added: read('--added'),
    removed: read('--removed'),
    changed: read('--changed'),
    focus: read('--focus'),
    dimEntry: Number(read('--dim-entry')) || 0.32,
    dimRelation: Number(read('--dim-relation')) || 0.25,
    tint: (group) => families.get(familyTokens[group] ?? '') ?? read('--untouched'),
    colourOf: (family) => families.get(familyToken(family)) || evidence,
  }
}

/** Calls back when the page turns light or dark; gives a function that stops it. */
export function watchScheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-mantine-color-scheme'],
  })
  return () => observer.disconnect()
}
