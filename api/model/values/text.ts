import { refused, shown, understood, type ValueType } from './valueType.ts'

const collator = new Intl.Collator('en', { sensitivity: 'variant', numeric: true })

// Control characters have no place in a line of text; tab and line feed may stand in Markdown.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/

/** Whether text may be stored: not empty, no control characters, in Unicode's composed form. */
function cleaned(input: unknown, lines: boolean) {
  if (typeof input !== 'string') return refused(`${shown(input)} is not text`)
  const text = input.normalize('NFC').trim()
  if (text === '') return refused('the text is empty: leave the property out')
  if (controls.test(text)) return refused('the text has control characters in it: take them out')
  if (!lines && /[\n\t]/.test(text))
    return refused('the text has a line break or tab in it: write it on one line')
  return understood(text)
}

/** One line of plain text. */
export const textType: ValueType<string> = {
  description: 'One line of plain text.',
  parse: (input) => cleaned(input, false),
  format: (value) => value,
  compare: (left, right) => collator.compare(left, right),
}

/** Text of several paragraphs, in Markdown without HTML. */
export const markdownType: ValueType<string> = {
  description: 'Text in Markdown: paragraphs, lists, emphasis and web addresses; no HTML.',
  parse: (input) => {
    const text = cleaned(input, true)
    if (text.ok && /<[a-z/!]/i.test(text.value)) return refused('HTML is not taken: use Markdown')
    return text
  },
  format: (value) => value,
  compare: (left, right) => collator.compare(left, right),
}
