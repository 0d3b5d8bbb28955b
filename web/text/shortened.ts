/**
 * The beginning of a text that is too long to show whole: 'Conference of Plenipotentiaries on…'. It ends with a word,
 * unless that would leave less than half of what fits.
 * @param longest how many characters fit, that of the ellipsis among them
 */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  const end = /\s/.test(text[longest - 1] ?? '') ? cut.length : cut.search(/\s\S*$/)
  return `${(end * 2 >= longest ? cut.slice(0, end) : cut).trimEnd()}…`
}
