/**
 * An address of the web as it may stand in a link: only http and https. Everything else, such as `javascript:`, is
 * undefined, and shown as text.
 */
export function webAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, href } = new URL(text)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}

/** An address as people read it: without what every address has. */
export function shownAddress(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?|\/$/g, '')
}
