import { refused, shown, understood, type ValueType } from './valueType.ts'

/** Whole numbers. */
export const integerType: ValueType<number> = {
  description: 'A whole number.',
  parse(input) {
    const number = typeof input === 'string' && /^-?\d+$/.test(input) ? Number(input) : input
    return typeof number === 'number' && Number.isSafeInteger(number)
      ? understood(number)
      : refused(`${shown(input)} is not a whole number`)
  },
  format: (value) => value.toLocaleString('en'),
  compare: (left, right) => left - right,
}
