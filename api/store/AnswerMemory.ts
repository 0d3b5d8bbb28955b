/**
 * Answers of one dataset version: what is dear to find is asked again and again. Whoever asks reads the version first:
 * what is found after that is of this version or a later one, and is given only while the version stays.
 */
export class AnswerMemory {
  private version = -1
  private readonly answers = new Map<string, unknown>()
  private readonly most: number

  /** @param most how many answers are kept: beyond that, the one that was asked for longest ago goes */
  constructor(most: number) {
    this.most = most
  }

  /** The answer to a question at a version, if it is known. */
  find<Answer>(version: number, question: unknown): Answer | undefined {
    if (version !== this.version) {
      this.begin(version)
      return undefined
    }
    const key = JSON.stringify(question)
    const found = this.answers.get(key) as Answer | undefined
    if (found === undefined) return undefined
    // The one that was used last goes last.
    this.answers.delete(key)
    this.answers.set(key, found)
    return found
  }

  /** Keeps an answer of a version, unless a later version was asked about meanwhile. */
  keep(version: number, question: unknown, answer: unknown): void {
    if (version < this.version) return
    if (version > this.version) this.begin(version)
    this.answers.set(JSON.stringify(question), answer)
    const [oldest] = this.answers.size > this.most ? this.answers.keys() : []
    if (oldest !== undefined) this.answers.delete(oldest)
  }

  /** The answer to a question at a version, from memory if nothing was changed since. */
  async of<Answer>(version: number, question: unknown, answer: () => Promise<Answer>): Promise<Answer> {
    const known = this.find<Answer>(version, question)
    if (known !== undefined) return known
    const found = await answer()
    this.keep(version, question, found)
    return found
  }

  private begin(version: number): void {
    this.answers.clear()
    this.version = version
  }
}

/** How many counts a store keeps. */
export const keptCounts = 500
