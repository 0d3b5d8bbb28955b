import { nearest } from './nearest.ts'
import { refused, shown, understood, type ValueType } from './valueType.ts'

/** The choices that a property allows: by the word that is stored, what people read and what it means. */
export type Choices = Readonly<Record<string, { readonly label: string; readonly description: string }>>

/** One of a fixed list of words. */
export const choiceType: ValueType<string, { choices?: Choices }> = {
  description: 'One of a fixed list.',
  parse(input, { choices = {} }) {
    if (typeof input === 'string' && Object.hasOwn(choices, input)) return understood(input)
    const near = typeof input === 'string' ? nearest(input, Object.keys(choices)) : undefined
    const right = near ? `did you mean '${near}'?` : `choose one of: ${Object.keys(choices).join(', ')}`
    return refused(`${shown(input)} is not one of the choices: ${right}`)
  },
  format: (value, { choices = {} }) => choices[value]?.label ?? value,
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
}
