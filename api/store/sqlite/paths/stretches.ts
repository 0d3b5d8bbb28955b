import type { DayNumber } from '../../../model/time.ts'

/** Numbers for stretches of time: there are far fewer of them than relations. */
export class Stretches {
  private readonly numbers = new Map<DayNumber, Map<DayNumber, number>>()
  private readonly from: DayNumber[] = []
  private readonly until: DayNumber[] = []

  /** The number of a stretch, given when it is first asked for. */
  number(from: DayNumber, until: DayNumber): number {
    let same = this.numbers.get(from)
    if (!same) {
      same = new Map()
      this.numbers.set(from, same)
    }
    let number = same.get(until)
    if (number === undefined) {
      number = this.from.length
      same.set(until, number)
      this.from.push(from)
      this.until.push(until)
    }
    return number
  }

  /** For each number, 1 if the stretch holds on the day. */
  on(day: DayNumber): Uint8Array {
    return Uint8Array.from(this.from, (from, number) =>
      from <= day && day < (this.until[number] ?? 0) ? 1 : 0,
    )
  }
}
