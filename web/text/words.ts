/** The words of an id or an address: 'world health organisation' of /organization/world-health-organisation. */
export function wordsOf(id: string): string {
  return (id.split(/[/:]/).at(-1) ?? '').replaceAll('-', ' ')
}
