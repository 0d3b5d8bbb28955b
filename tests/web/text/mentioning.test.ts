import { expect, test } from 'vitest'
import { mentioning } from '../../../web/text/mentioning.ts'

test.each([
  ['cote', "Côte d'Ivoire", true],
  ['CÔTE D', "Côte d'Ivoire", true],
  [' türki', 'TÜRKIYE', true],
  ['', 'Anything', true],
  ['ivory', "Côte d'Ivoire", false],
])("'%s' in %s: %s", (words, text, stands) => {
  expect(mentioning(words)(text)).toBe(stands)
})
