import { textType } from './text.ts'
import { refused, shown, understood, type ValueType } from './valueType.ts'

/** Text in a named language. */
export interface LanguageText {
  /** A language tag of BCP 47, in its canonical form: `fr`, `zh-Hans`, `pt-BR`. */
  language: string
  text: string
}

function canonicalLanguage(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}

/** Text with its language. Written `fr: Organisation mondiale de la Santé`. */
export const languageTextType: ValueType<LanguageText> = {
  description: 'Text with the tag of its language, such as fr or zh-Hans.',
  parse(input) {
    const written = typeof input === 'string' ? /^([A-Za-z0-9-]+):\s*(.+)$/.exec(input) : null
    const { language, text } = (
      written ? { language: written[1], text: written[2] } : (input ?? {})
    ) as Partial<LanguageText>
    if (typeof language !== 'string' || typeof text !== 'string')
      return refused(`${shown(input)} has no language: write it like 'fr: Nations unies'`)
    const tag = canonicalLanguage(language)
    if (!tag) return refused(`'${language}' is not a language tag: use one like fr, es or zh-Hans`)
    const parsed = textType.parse(text, {})
    return parsed.ok ? understood({ language: tag, text: parsed.value }) : parsed
  },
  format: ({ language, text }) => `${text} (${language})`,
  compare: (left, right) =>
    textType.compare(left.language, right.language) || textType.compare(left.text, right.text),
}
