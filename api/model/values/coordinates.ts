import { refused, shown, understood, type ValueType } from './valueType.ts'

/** A point on the Earth in WGS 84, in degrees. */
export interface Coordinates {
  /** -90 to 90, north positive. */
  latitude: number
  /** -180 to 180, east positive. */
  longitude: number
}

/** Points on the Earth. Written `46.2327, 6.1344`: latitude first. */
export const coordinatesType: ValueType<Coordinates> = {
  description: 'A point in WGS 84: latitude and longitude in degrees, north and east positive.',
  parse(input) {
    const written =
      typeof input === 'string'
        ? input.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)))
        : null
    const { latitude, longitude } = (
      written ? { latitude: written[0], longitude: written.length === 2 ? written[1] : NaN } : (input ?? {})
    ) as Partial<Coordinates>
    const inside = (value: unknown, limit: number) => typeof value === 'number' && Math.abs(value) <= limit
    return inside(latitude, 90) && inside(longitude, 180)
      ? understood({ latitude: latitude as number, longitude: longitude as number })
      : refused(
          `${shown(input)} is not a point: write latitude and longitude in degrees, like 46.2327, 6.1344`,
        )
  },
  format: ({ latitude, longitude }) =>
    `${Math.abs(latitude).toFixed(4)}° ${latitude < 0 ? 'S' : 'N'}, ${Math.abs(longitude).toFixed(4)}° ${longitude < 0 ? 'W' : 'E'}`,
  compare: (left, right) => left.latitude - right.latitude || left.longitude - right.longitude,
}
