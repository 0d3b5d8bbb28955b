import type { TermData } from '../data/glossaryDocuments.ts'

/** A stretch of text, and the term that it is. */
export interface Piece {
  readonly text: string
  readonly term?: TermData
}

/** Finds the words of the glossary in running text. */
export interface TermFinder {
  /**
   * Parts a text at its terms. Each term counts once: `seen` holds those that were found before, and grows. The longer
   * of two terms at one place wins.
   */
  pieces(text: string, seen: Set<string>): readonly Piece[]
}

/** Shorter ones are in too many other words. */
const shortest = 3

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function key(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ')
}

/** Makes a finder for these terms: by their names and other names, in any case, in the singular and the plural. */
export function termFinder(terms: readonly TermData[]): TermFinder {
  const byName = new Map<string, TermData>()
  for (const term of terms)
    for (const name of [term.name, ...(term.otherNames ?? [])])
      if (name.length >= shortest && !byName.has(key(name))) byName.set(key(name), term)
  const names = [...byName.keys()].sort((left, right) => right.length - left.length)
  if (names.length === 0) return { pieces: (text) => [{ text }] }
  const form = new RegExp(
    `(?<![\\p{L}\\p{N}])(${names.map(literal).join('|')})(e?s)?(?![\\p{L}\\p{N}])`,
    'giu',
  )
  return {
    pieces(text, seen) {
      const pieces: Piece[] = []
      let done = 0
      for (const match of text.matchAll(form)) {
        const term = byName.get(key(match[1] ?? ''))
        if (!term || seen.has(term.id)) continue
        seen.add(term.id)
        if (match.index > done) pieces.push({ text: text.slice(done, match.index) })
        pieces.push({ text: match[0], term })
        done = match.index + match[0].length
      }
      if (done < text.length) pieces.push({ text: text.slice(done) })
      return pieces
    },
  }
}
