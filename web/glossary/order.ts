import type { TermData } from '../data/glossaryDocuments.ts'
import { mentioning } from '../text/mentioning.ts'

/** The terms under one letter. */
export interface LetterGroup {
  readonly letter: string
  readonly terms: readonly TermData[]
}

function letterOf(name: string): string {
  const letter = name.normalize('NFD').charAt(0).toUpperCase()
  return /[A-Z]/.test(letter) ? letter : '#'
}

const byName = (left: TermData, right: TermData) =>
  left.name.localeCompare(right.name, 'en', { sensitivity: 'base' })

/** The terms by their first letters. */
export function letters(terms: readonly TermData[]): readonly LetterGroup[] {
  const groups = new Map<string, TermData[]>()
  for (const term of terms.toSorted(byName)) {
    const letter = letterOf(term.name)
    groups.set(letter, [...(groups.get(letter) ?? []), term])
  }
  return [...groups].map(([letter, ofLetter]) => ({ letter, terms: ofLetter }))
}

/** The terms in whose names or definitions the words stand. */
export function matching(terms: readonly TermData[], words: string): readonly TermData[] {
  const isMeant = mentioning(words)
  return terms.filter(({ name, otherNames, summary }) =>
    [name, ...(otherNames ?? []), summary ?? ''].some(isMeant),
  )
}

/** A term with those that are narrower. */
export interface TermNode {
  readonly term: TermData
  readonly narrower: readonly TermNode[]
}

/** The terms as trees, from those that have nothing broader. A term with several broader ones stands under each. */
export function rootsOf(terms: readonly TermData[]): readonly TermNode[] {
  const ids = new Set(terms.map(({ id }) => id))
  const broaderOf = ({ broader }: TermData) =>
    (broader?.edges ?? []).flatMap(({ node }) => (node && ids.has(node.id) ? [node.id] : []))
  const sorted = terms.toSorted(byName)
  const node = (term: TermData, above: ReadonlySet<string>): TermNode => {
    const path = new Set([...above, term.id])
    return {
      term,
      narrower: sorted
        .filter((each) => !path.has(each.id) && broaderOf(each).includes(term.id))
        .map((each) => node(each, path)),
    }
  }
  return sorted.filter((term) => broaderOf(term).length === 0).map((term) => node(term, new Set()))
}
