import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { xmlAttributes, xmlText } from '../../../api/http/exports/xml.ts'

/** What a reader finds in an element and in an attribute. */
function read(text: string): { content: string | null | undefined; attribute: string | null | undefined } {
  const xml = `<a${xmlAttributes({ b: text })}>${xmlText(text)}</a>`
  const element = new DOMParser().parseFromString(xml, 'text/xml').documentElement
  return { content: element?.textContent, attribute: element?.getAttribute('b') }
}

test.each([
  ['control characters', 'a\u0000b\u0008c\u001fd', 'a\uFFFDb\uFFFDc\uFFFDd'],
  ['halves of characters', 'a\uD800b\uDC00', 'a\uFFFDb\uFFFD'],
  ['what is no character', 'a\uFFFEb\uFFFF', 'a\uFFFDb\uFFFD'],
  ['the end of a section', ']]>', ']]>'],
  ['marks', '<a href="x">&amp;\'', '<a href="x">&amp;\''],
  ['breaks and tabs', 'a\r\n\tb', 'a\r\n\tb'],
  ['characters beyond the first plane', 'a𝄞b', 'a𝄞b'],
])('%s', (_, text, expected) => {
  expect(read(text)).toEqual({ content: expected, attribute: expected })
})

test('any text that XML can hold is read back as it was', () => {
  const allowed = fc
    .string({ unit: 'binary' })
    .filter((text) => !/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text))
  fc.assert(
    fc.property(allowed, (text) => {
      expect(read(text)).toEqual({ content: text, attribute: text })
    }),
  )
})
