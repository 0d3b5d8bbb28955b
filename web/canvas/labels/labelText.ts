import type { CanvasEntry } from '../../model/graphView.ts'
import { shortened } from '../../text/shortened.ts'

/** Where a label is wrapped, in pixels on the screen. */
export const WRAP_AT = 92
/** A word up to this wide has a line of its own; no name has a word broken that people know in one piece. */
const WIDEST_WORD = 140
const MOST_LINES = 4
/** Names longer than four lines hold give way to the short name, or are cut. */
const LONGEST = 56
const CUT_AT = 41
/** A code that stands in the sign: that of a state, at most so many letters. */
const CODE_UP_TO = 3

/** Measures a text in a font, in pixels. */
export type Measure = (text: string, font: string) => number

/** The code that stands in an entry's sign instead of an icon: 'CA'. */
export function codeOf({ icon, shortLabel }: CanvasEntry): string {
  return !icon && shortLabel && shortLabel.length <= CODE_UP_TO ? shortLabel : ''
}

/** What an entry's label says: its name, or something shorter if that is long. */
export function labelOf(entry: CanvasEntry): string {
  if (entry.label.length <= LONGEST) return entry.label
  if (entry.shortLabel && !codeOf(entry)) return entry.shortLabel
  return shortened(entry.label, CUT_AT)
}

/** Wraps a label. Scripts without spaces are wrapped between any two characters. */
export function wrap(text: string, font: string, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text, font, measure)) {
    if (line && measure((line + piece).trimEnd(), font) > WRAP_AT) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  if (line) lines.push(line.trimEnd())
  if (lines.length <= MOST_LINES) return lines
  return [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]}…`]
}

/** Scripts that put no spaces between words. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Words with the space after them; a word that is far wider than a line, by its characters. */
function pieces(text: string, font: string, measure: Measure): string[] {
  return (text.match(/\S+\s*/g) ?? []).flatMap((word) =>
    measure(word.trimEnd(), font) > (spaceless.test(word) ? WRAP_AT : WIDEST_WORD)
      ? Array.from(word)
      : [word],
  )
}
