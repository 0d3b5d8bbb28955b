/** How it is said that an entry of a kind begins and ends: a person is born and dies. */
export function lifeOf(kind: string): {
  readonly begins: string
  readonly ends: string
  readonly ended: string
  /** That it is not there yet on a day, and what it does then. */
  readonly notYet: readonly [onDay: string, then: string]
} {
  return kind === 'PERSON'
    ? { begins: 'is born', ends: 'dies', ended: 'Died', notYet: ['Not yet born', 'Born'] }
    : { begins: 'begins', ends: 'ends', ended: 'It ended', notYet: ['It did not exist yet', 'It begins'] }
}
