/** How it is said that an entry of a kind begins and ends: a person is born and dies. */
export function lifeOf(kind: string): {
  readonly begins: string
  readonly ends: string
  readonly ended: string
} {
  return kind === 'Person'
    ? { begins: 'is born', ends: 'dies', ended: 'Died' }
    : { begins: 'begins', ends: 'ends', ended: 'It ended' }
}
