/** The answer of a value type to a piece of input: the value, or what is wrong with it. */
export type Parsed<Value> = { ok: true; value: Value } | { ok: false; problem: string }

/** Input that was understood. */
export const understood = <Value>(value: Value): Parsed<Value> => ({ ok: true, value })

/** Input that was not: what is wrong and what would be right, one sentence. */
export const refused = (problem: string): { ok: false; problem: string } => ({ ok: false, problem })

/**
 * A type of values that properties can have. `Rules` is what a property may ask of its values beyond the
 * type, such as the choices that it allows.
 */
export interface ValueType<Value, Rules = unknown> {
  /** What it is, one sentence for people who fill in a form or read the schema. */
  readonly description: string
  /** Input of unknown form to a value: also the check. */
  parse(input: unknown, rules: Rules): Parsed<Value>
  /** A value as people read it, in English. */
  format(value: Value, rules: Rules): string
  /** Less than 0 if `left` stands before `right` in an ascending list. */
  compare(left: Value, right: Value): number
}

/** How input is shown in messages: short, and never as `[object Object]`. */
export function shown(input: unknown): string {
  if (typeof input === 'string') return `'${input.length > 58 ? `${input.slice(0, 57)}…` : input}'`
  const text = JSON.stringify(input) ?? String(input)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
