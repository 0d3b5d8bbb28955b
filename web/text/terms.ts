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

/** A word, and every single character between words but spaces. */
const word = /[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu

/** A name of a term, in words of lower case. */
interface Name {
  readonly words: readonly string[]
  /** How many characters it has. */
  readonly length: number
  readonly term: TermData
}

function wordsOf(text: string): { readonly text: string; readonly from: number; readonly to: number }[] {
  return Array.from(text.matchAll(word), ({ 0: each, index }) => ({
    text: each.toLowerCase(),
    from: index,
    to: index + each.length,
  }))
}

/** Whether a word of a text is that of a name; the last one may be in the plural. */
function isSame(said: string | undefined, named: string, isLast: boolean): boolean {
  return said === named || (isLast && (said === `${named}s` || said === `${named}es`))
}

/** The names by their first words, the longest first. */
function namesByFirstWord(terms: readonly TermData[]): ReadonlyMap<string, readonly Name[]> {
  const names = new Map<string, Name[]>()
  for (const term of terms)
    for (const name of [term.name, ...(term.otherNames ?? [])]) {
      const words = wordsOf(name).map(({ text }) => text)
      const [first] = words
      if (first === undefined || name.length < shortest) continue
      const found = { words, length: name.length, term }
      // A name of one word is also found by its plurals.
      for (const key of words.length === 1 ? [first, `${first}s`, `${first}es`] : [first]) {
        const others = names.get(key)
        if (others) others.push(found)
        else names.set(key, [found])
      }
    }
  for (const same of names.values())
    same.sort((left, right) => right.words.length - left.words.length || right.length - left.length)
  return names
}

/** Makes a finder for these terms: by their names and other names, in any case, in the singular and the plural. */
export function termFinder(terms: readonly TermData[]): TermFinder {
  const names = namesByFirstWord(terms)
  return {
    pieces(text, seen) {
      const pieces: Piece[] = []
      const words = names.size > 0 ? wordsOf(text) : []
      let done = 0
      let at = 0
      while (at < words.length) {
        const found = names
          .get(words[at]?.text ?? '')
          ?.find((name) =>
            name.words.every((each, place) =>
              isSame(words[at + place]?.text, each, place === name.words.length - 1),
            ),
          )
        const [first, last] = [words[at], words[at + (found?.words.length ?? 1) - 1]]
        at += found?.words.length ?? 1
        if (!found || !first || !last || seen.has(found.term.id)) continue
        seen.add(found.term.id)
        if (first.from > done) pieces.push({ text: text.slice(done, first.from) })
        pieces.push({ text: text.slice(first.from, last.to), term: found.term })
        done = last.to
      }
      if (done < text.length) pieces.push({ text: text.slice(done) })
      return pieces
    },
  }
}
