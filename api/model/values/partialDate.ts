import { type Parsed, refused, shown, understood, type ValueType } from './valueType.ts'

/** A day of the proleptic Gregorian calendar as ISO 8601 writes it: `1945-06-26`. */
export type Day = string

/**
 * A year, a month or a day, perhaps unsure. Both bounds are kept, so that every store compares alike:
 * 1945 reaches from 1945-01-01 to 1945-12-31.
 */
export interface PartialDate {
  /** As EDTF level 0/1 writes it: `1945`, `1945-06`, `1945-06-26`, `1945~` (about), `1945?` (unsure), `1945%` (both). */
  edtf: string
  /** The first day that it can mean. */
  earliest: Day
  /** The last day that it can mean. */
  latest: Day
}

const form = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?$/
const spoken = /^(?:about|around|circa|ca?\.)\s*(\d{4}(?:-\d{2}){0,2})$/i
const expected = 'write a year, a month or a day: 1945, 1945-06 or 1945-06-26, with ~ after it for about'
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** The number of days of a month; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function parsePartialDate(input: unknown): Parsed<PartialDate> {
  if (typeof input === 'object' && input !== null && 'edtf' in input) return parsePartialDate(input.edtf)
  const text = typeof input === 'number' ? String(input) : input
  if (typeof text !== 'string') return refused(`${shown(input)} is not a date: ${expected}`)
  const about = spoken.exec(text)
  const match = form.exec(about ? `${about[1]}~` : text)
  if (!match) return refused(`${shown(input)} is not a date: ${expected}`)
  const [edtf, year = '', month, day] = match
  if (Number(year) === 0) return refused(`${shown(input)} is not a date: years begin with 0001`)
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12))
    return refused(`${shown(input)} is not a date: ${month} is not a month`)
  const lastDay = daysInMonth(Number(year), Number(month ?? 12))
  if (day !== undefined && (Number(day) < 1 || Number(day) > lastDay))
    return refused(`${shown(input)} is not a date: ${year}-${month} has ${lastDay} days`)
  return understood({
    edtf,
    earliest: `${year}-${month ?? '01'}-${day ?? '01'}`,
    latest: `${year}-${month ?? '12'}-${day ?? String(lastDay).padStart(2, '0')}`,
  })
}

/** A partial date as people read it: `12 Nov 2025`, `Sep 1987`, `c. 1990`, `1990?`. */
export function formatPartialDate({ edtf }: PartialDate): string {
  const [, year = '', month, day, qualifier] = form.exec(edtf) ?? []
  const name = month && months[Number(month) - 1]
  const text = [day && String(Number(day)), name, year.replace(/^0+/, '')].filter(Boolean).join(' ')
  if (qualifier === '~') return `c. ${text}`
  return qualifier === '?' ? `${text}?` : qualifier === '%' ? `c. ${text}?` : text
}

/** Reads a partial date that is known to be right, such as one that a store kept. */
export function partialDate(edtf: string): PartialDate {
  const parsed = parsePartialDate(edtf)
  if (!parsed.ok) throw new RangeError(parsed.problem)
  return parsed.value
}

/** Whether the text is a day that exists: `2024-02-29` is, `2023-02-29` is not. */
export function isDay(text: string): text is Day {
  const parsed = parsePartialDate(text)
  return text.length === 10 && parsed.ok
}

/** Dates that may be a year, a month or a day, as the sources have them. Sorted by the first day they can mean. */
export const partialDateType: ValueType<PartialDate> = {
  description:
    'A year, a month or a day in EDTF: 1945, 1945-06, 1945-06-26; ~ after it means about, ? unsure.',
  parse: parsePartialDate,
  format: formatPartialDate,
  compare: (left, right) =>
    left.earliest < right.earliest
      ? -1
      : left.earliest > right.earliest
        ? 1
        : left.latest < right.latest
          ? -1
          : left.latest > right.latest
            ? 1
            : 0,
}
