/**
 * The number of letters to insert, delete, replace or swap to make one word of the other (Damerau and Levenshtein,
 * optimal string alignment).
 * @param most counting may end beyond this; the answer is then some number above it
 */
export function editDistance(left: string, right: string, most = Number.POSITIVE_INFINITY): number {
  const least = Math.abs(left.length - right.length)
  if (least > most) return least
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      current.push(cost)
    }
    // Swaps reach back over two rows, everything else over one: once both are beyond it, so is all that follows.
    if (Math.min(...current) > most && Math.min(...last) > most) return most + 1
    beforeLast = last
    last = current
  }
  return last[right.length] ?? 0
}

/** The known name that was probably meant, or nothing if none is near. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance = Math.max(2, Math.floor(written.length / 3)) + 1
  const form = written.toLowerCase()
  for (const name of known) {
    const distance = editDistance(form, name.toLowerCase(), bestDistance - 1)
    if (distance < bestDistance) [best, bestDistance] = [name, distance]
  }
  return best
}

/** ` Did you mean 'founded'?`, or the empty string if nothing is near. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const name = nearest(written, known)
  return name === undefined ? '' : ` Did you mean '${name}'?`
}
