/**
 * A whole number, and only such a one, as it is written here: '54,757'. By hand, for to make a formatter of the browser's takes a phone a
 * tenth of a second, and every page writes numbers.
 * @param unknown what stands where the number is not known yet
 */
export function grouped(number: number | null | undefined, unknown = ''): string {
  return number == null ? unknown : String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** How many of something, in words: '1 relation', '1,204 relations'. */
export function counted(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count === 1 ? one : many}`
}
