/** A day as it is written here: 12 Nov 2025. */
export function written(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
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
