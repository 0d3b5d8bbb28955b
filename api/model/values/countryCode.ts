import { refused, shown, understood, type ValueType } from './valueType.ts'

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

// CLDR has these beside the codes of ISO 3166-1: groupings and codes for tests.
const notCountries = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])

/** Two letters of ISO 3166-1 (and XK, which is in wide use for Kosovo). */
export const countryCodeType: ValueType<string, { readonly asCode?: boolean }> = {
  description: 'A country or territory by its two letters in ISO 3166-1, such as CH.',
  parse(input) {
    const known =
      typeof input === 'string' && /^[A-Z]{2}$/.test(input) && !notCountries.has(input) && names.of(input)
    return known
      ? understood(input)
      : refused(`${shown(input)} is not a country code: write two capital letters of ISO 3166-1, like CH`)
  },
  format: (value, { asCode }) => (asCode ? value : (names.of(value) ?? value)),
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
}
