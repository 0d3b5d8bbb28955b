const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** What XML 1.0 cannot hold, even written as a number: most control characters, and halves of characters. */
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Text as it stands within an element or an attribute. What XML cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(impossible, '\uFFFD').replace(/[&<>"\t\n\r]/g, (mark) => marks[mark] ?? mark)
}

/** Attributes, each with a space before it; those without a value are left out. */
export function xmlAttributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${xmlText(String(value))}"`))
    .join('')
}
