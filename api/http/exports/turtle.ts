import { type BlankNode, DataFactory, type NamedNode, type Quad_Object, Writer } from 'n3'
import { inBatches } from './batches.ts'
import type { GraphParts } from './graph.ts'
import type { LinkedData, LinkedThing, LinkedValue } from './linkedData.ts'
import { vocabularies } from './vocabulary.ts'

const { namedNode, blankNode, literal } = DataFactory

/** Writes things as the statements of which they consist. */
class TurtleText {
  private readonly linked: LinkedData
  private readonly writer: Writer
  private text = ''

  constructor(linked: LinkedData) {
    this.linked = linked
    const output = {
      write: (chunk: string, _: string, done?: () => void) => {
        this.text += chunk
        done?.()
      },
      end: (done?: () => void) => done?.(),
    }
    this.writer = new Writer(output, { prefixes: { ...linked.prefixes } })
  }

  private object(value: LinkedValue): Quad_Object {
    if ('iri' in value) return namedNode(value.iri)
    if ('thing' in value) {
      const node = blankNode()
      this.say(node, value.thing)
      return node
    }
    const { text, language, datatype } = value
    return literal(text, language ?? (datatype ? namedNode(this.linked.expand(datatype)) : undefined))
  }

  private say(subject: NamedNode | BlankNode, { types, statements }: LinkedThing): void {
    const type = namedNode(`${vocabularies.rdf}type`)
    for (const each of types) this.writer.addQuad(subject, type, namedNode(this.linked.expand(each)))
    const objects = statements.map(([, value]) => this.object(value))
    for (const [index, [term]] of statements.entries())
      this.writer.addQuad(subject, namedNode(this.linked.expand(term)), objects[index] as Quad_Object)
  }

  add(things: readonly LinkedThing[]): void {
    for (const thing of things) this.say(namedNode(thing.iri ?? ''), thing)
  }

  /** What was written since it was taken last. */
  take(): string {
    const { text } = this
    this.text = ''
    return text
  }

  end(): string {
    this.writer.end()
    return this.take()
  }
}

/** Things in Turtle. */
export function turtleDocument(things: readonly LinkedThing[], linked: LinkedData): string {
  const text = new TurtleText(linked)
  text.add(things)
  return text.end()
}

/** The graph in Turtle. */
export async function* turtle(graph: GraphParts, linked: LinkedData): AsyncGenerator<string> {
  const text = new TurtleText(linked)
  text.add([linked.dataset(graph.version, graph.query)])
  for await (const batch of inBatches(graph.entries)) {
    text.add(batch.map((entry) => linked.entry(entry)))
    yield text.take()
  }
  for await (const batch of inBatches(graph.relations)) {
    text.add(batch.flatMap((relation) => linked.relation(relation)))
    yield text.take()
  }
  yield text.end()
}
