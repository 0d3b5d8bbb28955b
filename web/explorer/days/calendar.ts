/** A day as it is written here: 12 Nov 2025. */
export function written(day: string): string {
  // In English whatever the browser speaks, and without a formatter, which takes some milliseconds to make.
  const [, date, month, year] = new Date(`${day}T00:00:00Z`).toUTCString().split(' ')
  return `${Number(date)} ${month} ${Number(year)}`
}

/** The same day some years earlier; 29 February becomes 28. */
export function yearsBefore(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) - years).padStart(4, '0')
  return `${year}${day.slice(4)}`.replace(/-02-29$/, '-02-28')
}

/** A day as a number of days since 1970, and back. */
export function dayIndex(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
}

/** The day of a number of days since 1970. */
export function dayAt(index: number): string {
  return new Date(index * 86_400_000).toISOString().slice(0, 10)
}
