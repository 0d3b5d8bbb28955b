/** What an entry is called where there is little room. The short form of a state is a code, which says little. */
export function shortLabel({
  name,
  shortName,
  kind,
}: {
  readonly name: string
  readonly shortName: string | null
  readonly kind: string
}): string {
  return kind === 'STATE' ? name : (shortName ?? name)
}
