import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'
import { blocksOf } from '../../../web/text/markdown.ts'

/** Nodes without where they stood. */
function bare(nodes: readonly Nodes[]): unknown {
  return JSON.parse(JSON.stringify(nodes, (key, value) => (key === 'position' ? undefined : value)))
}

const piece = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'word',
    ' ',
    '. ',
    '-',
    '- ',
    '1. ',
    '1)',
    '+',
    '*',
    '_',
    '#',
    '>',
    '    ',
    '\n',
    '\t',
    '---',
    '===',
  ),
  fc.constantFrom(
    '&amp;',
    '&',
    '<b>',
    '[a](b)',
    '![',
    '`',
    '\\',
    '~~',
    '|',
    'http://a.b',
    '\u00a0',
    '\0',
    ':',
  ),
)

test('a text means the same whether it has to be parsed or not', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('')
      expect(bare(blocksOf(text))).toEqual(bare(fromMarkdown(text).children))
    }),
    { numRuns: 20_000 },
  )
})

test.each(['Plain words, with 12 figures.', 'A well-known day: 5 May 1992 (in force).', "The Charter's aim"])(
  '%s is a paragraph',
  (text) => {
    expect(bare(blocksOf(text))).toEqual([{ type: 'paragraph', children: [{ type: 'text', value: text }] }])
  },
)
