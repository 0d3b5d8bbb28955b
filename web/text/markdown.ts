import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

/** What can mean something in Markdown: signs and ends of lines anywhere, marks of lists at the beginning. */
const meaningful = /[\\`*_[\]<>&#~|!=\p{Cc}]|^[-+\s]|^\d+[.)]|\s$/u

/** The blocks of a text in Markdown. Most texts are one plain paragraph, for which nothing has to be parsed. */
export function blocksOf(text: string): readonly Nodes[] {
  if (text === '' || meaningful.test(text)) return fromMarkdown(text).children
  return [{ type: 'paragraph', children: [{ type: 'text', value: text }] }]
}
