import { refused, shown, understood, type ValueType } from './valueType.ts'

/** Addresses on the web. Only http and https, since an address is shown as something to click on. */
export const urlType: ValueType<string> = {
  description: 'An address on the web that begins with https:// or http://.',
  parse(input) {
    const expected = 'write an address that begins with https://'
    if (typeof input !== 'string' || !URL.canParse(input))
      return refused(`${shown(input)} is not a web address: ${expected}`)
    const { protocol, username, href } = new URL(input)
    if ((protocol !== 'https:' && protocol !== 'http:') || username)
      return refused(`${shown(input)} is not a web address: ${expected}`)
    return understood(href)
  },
  format: (value) => value,
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
}
