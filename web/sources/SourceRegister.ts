import type { CitationData } from '../data/documents.ts'

/** The sources of a page, numbered in the order in which what is shown names them. It grows as more is shown. */
export class SourceRegister {
  private readonly listeners = new Set<() => void>()
  private numbers = new Map<string, number>()
  private cited: readonly CitationData[] = []
  private announced: readonly CitationData[] = []

  /** The number of a citation: one for each place in a source. */
  of(citation: CitationData): number {
    const key = `${citation.source?.id} ${citation.at ?? ''}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.cited = [...this.cited, citation]
    this.numbers.set(key, this.cited.length)
    return this.cited.length
  }

  /** Tells those who list the sources that there may be more. */
  announce(): void {
    if (this.announced === this.cited) return
    this.announced = this.cited
    for (const listener of this.listeners) listener()
  }

  /** Calls back when sources join. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** All that were announced, in the order of their numbers. */
  all = (): readonly CitationData[] => this.announced
}
