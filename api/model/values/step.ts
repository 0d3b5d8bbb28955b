import { isEntryId } from '../ids.ts'
import { type PartialDate, partialDateType } from './partialDate.ts'
import { markdownType, textType } from './text.ts'
import { type Parsed, refused, shown, understood, type ValueType } from './valueType.ts'

/** One step of something ordered: a phase of a case, a stop of a tour, a step of a guide. */
export interface Step {
  title: string
  /** Markdown. */
  text?: string
  /** When it began, where it happened in time. */
  since?: PartialDate
  until?: PartialDate
  /** The entries that the step is about, by id, in order of importance. */
  entries?: readonly string[]
}

const fields = ['title', 'text', 'since', 'until', 'entries']

function optional<Value>(type: ValueType<Value>, input: unknown): Parsed<Value | undefined> {
  return input === undefined || input === null ? understood(undefined) : type.parse(input, {})
}

/** Ordered steps: phases of a case, stops of a tour. */
export const stepType: ValueType<Step> = {
  description:
    'A step: title, text in Markdown, perhaps since and until, and the ids of the entries it is about.',
  parse(input) {
    if (typeof input !== 'object' || input === null)
      return refused(`${shown(input)} is not a step: write title, text, entries`)
    const unknown = Object.keys(input).find((field) => !fields.includes(field))
    if (unknown) return refused(`a step has no '${unknown}': it has ${fields.join(', ')}`)
    const written = input as Record<string, unknown>
    const title = textType.parse(written.title, {})
    if (!title.ok) return refused(`the title of the step: ${title.problem}`)
    const text = optional(markdownType, written.text)
    const since = optional(partialDateType, written.since)
    const until = optional(partialDateType, written.until)
    for (const part of [text, since, until])
      if (!part.ok) return refused(`step '${title.value}': ${part.problem}`)
    const entries = written.entries ?? undefined
    if (entries !== undefined && !(Array.isArray(entries) && entries.every(isEntryId)))
      return refused(`step '${title.value}': entries must be a list of ids like organization:united-nations`)
    const step: Step = { title: title.value }
    if (text.ok && text.value) step.text = text.value
    if (since.ok && since.value) step.since = since.value
    if (until.ok && until.value) step.until = until.value
    if (step.since && step.until && step.until.latest < step.since.earliest)
      return refused(`step '${title.value}': until lies before since`)
    if (entries) step.entries = entries
    return understood(step)
  },
  format: ({ title }) => title,
  compare: (left, right) => textType.compare(left.title, right.title),
}
