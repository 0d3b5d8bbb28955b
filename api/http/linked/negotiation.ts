/** How much a caller wants a media type: the quality of the range that names it most exactly. */
function quality(type: string, accept: string): number {
  let best = { exactness: -1, value: 0 }
  for (const range of accept.split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const exactness =
      name === type ? 2 : name === `${type.split('/')[0]}/*` ? 1 : name === '*/*' || name === '' ? 0 : -1
    if (exactness <= best.exactness) continue
    const written = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    const value = written === undefined ? 1 : Number(written)
    best = { exactness, value: value >= 0 && value <= 1 ? value : 0 }
  }
  return best.exactness < 0 ? 0 : best.value
}

/**
 * What a caller would rather have.
 * @param accept the header that says what is wanted; anything if absent
 * @param offers forms by their media types; of those that are wanted equally, the first is meant
 * @returns the first offer if nothing is wanted of what there is
 */
export function preferred<Form>(
  accept: string | undefined,
  offers: readonly (readonly [string, Form])[],
): Form {
  const ranked = offers.map(([type, form]) => ({ form, value: quality(type, accept ?? '*/*') }))
  const best = ranked.reduce((one, other) => (other.value > one.value ? other : one))
  return best.form
}
