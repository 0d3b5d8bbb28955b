const firstSurrogate = 0xd800
const lastSurrogate = 0xdfff

/** A code unit such that units compare like the code points that they belong to. */
function place(unit: number): number {
  if (unit < firstSurrogate) return unit
  return unit > lastSurrogate ? unit - 0x800 : unit + 0x2000
}

/** Compares text by code points, as the databases do; JavaScript's `<` compares UTF-16 units. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const [one, other] = [left.charCodeAt(index), right.charCodeAt(index)]
    if (one !== other) return place(one) - place(other)
  }
  return left.length - right.length
}
