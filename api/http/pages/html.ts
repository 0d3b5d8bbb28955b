const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in HTML, in an attribute too: nothing of it is read as markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] as string)
}

/** A value as JSON that may stand within a script element: it cannot end the element, nor begin a comment. */
export function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
