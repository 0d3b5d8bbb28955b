/** How many answers are kept. */
const keptAnswers = 500

/**
 * Answers of the dataset version that they were asked of: counts are dear, and asked again and again. Whoever asks
 * reads the version first: what is counted after that is of this version or a later one, and is given only while the
 * version stays.
 */
export class AnswerMemory {
  private version = -1
  private readonly answers = new Map<string, unknown>()

  /** The answer to a question at a version, from memory if nothing was changed since. */
  async of<Answer>(
    version: number,
    question: readonly unknown[],
    answer: () => Promise<Answer>,
  ): Promise<Answer> {
    if (version !== this.version) this.answers.clear()
    this.version = version
    const key = JSON.stringify(question)
    const known = this.answers.get(key) as Answer | undefined
    if (known !== undefined) return known
    const found = await answer()
    // Meanwhile a later version may have been asked about.
    if (version !== this.version) return found
    const [oldest] = this.answers.size >= keptAnswers ? this.answers.keys() : []
    if (oldest !== undefined) this.answers.delete(oldest)
    this.answers.set(key, found)
    return found
  }
}
