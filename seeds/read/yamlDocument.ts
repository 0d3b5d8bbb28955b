import {
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  YAMLException,
} from 'js-yaml'
import type { Problem } from '../../api/errors.ts'

type Path = Problem['path']

/** A part of a document: where it begins, and where its own parts do. */
interface Part {
  readonly start: number
  /** By key, for a map; by index, for a list. */
  readonly parts: Map<string, Part>
}

function startOf(event: Event | undefined): number {
  if (event?.type === EVENT_ID.SCALAR) return event.valueStart
  if (event?.type === EVENT_ID.ALIAS) return event.anchorStart
  return event && 'start' in event ? event.start : 0
}

/** Takes the events of one part off the front. */
function partFrom(events: Iterator<Event>, event: Event, text: string, at = startOf(event)): Part {
  const parts = new Map<string, Part>()
  const next = () => events.next().value as Event
  if (event.type === EVENT_ID.SEQUENCE)
    for (let item = next(); item.type !== EVENT_ID.POP; item = next())
      parts.set(String(parts.size), partFrom(events, item, text))
  if (event.type === EVENT_ID.MAPPING)
    for (let key = next(); key.type !== EVENT_ID.POP; key = next()) {
      const name = key.type === EVENT_ID.SCALAR ? getScalarValue(text, key) : ''
      // A key that is itself a map or a list has parts of its own, which must be passed over.
      const { start } = partFrom(events, key, text)
      parts.set(name, partFrom(events, next(), text, start))
    }
  return { start: at, parts }
}

/** A YAML document whose parts know their lines. */
export class YamlDocument {
  /** What is written in it, as plain data. */
  readonly content: unknown
  private readonly text: string
  private readonly events: Event[]
  private whole: Part | undefined

  /** @throws {YAMLException} with the place, where the text is not one YAML document */
  constructor(text: string) {
    this.text = text
    this.events = parseEvents(text, {})
    const [content, ...more] = constructFromEvents(this.events, { source: text })
    if (more.length > 0) throw new YAMLException('there is more than one document in the file')
    this.content = content
  }

  /** The line, counted from 1, of the deepest part of the path that is there: of the key, for a value in a map. */
  lineOf(path: Path): number {
    // Nearly no document is asked for lines, so the places are found out only then.
    this.whole ??= this.places()
    let part = this.whole
    for (const step of path) {
      const inner = part.parts.get(String(step))
      if (!inner) break
      part = inner
    }
    return this.text.slice(0, part.start).split('\n').length
  }

  private places(): Part {
    const events = this.events.values()
    events.next()
    const first = events.next().value
    return first ? partFrom(events, first, this.text, 0) : { start: 0, parts: new Map() }
  }
}
