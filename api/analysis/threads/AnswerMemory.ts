import type { Answer, Question } from '../question.ts'

/** How many answers are kept: each is small, and most questions are asked by more than one. */
const most = 200

/** Answers by their questions, while the dataset version stays. */
export class AnswerMemory {
  private version = -1
  private readonly answers = new Map<string, Answer>()

  find(version: number, question: Question): Answer | undefined {
    if (version !== this.version) return undefined
    const key = JSON.stringify(question)
    const found = this.answers.get(key)
    if (!found) return undefined
    // The one that was used last goes last.
    this.answers.delete(key)
    this.answers.set(key, found)
    return found
  }

  keep(question: Question, answer: Answer): void {
    if (answer.version < this.version) return
    if (answer.version > this.version) this.answers.clear()
    this.version = answer.version
    this.answers.set(JSON.stringify(question), answer)
    const [oldest] = this.answers.keys()
    if (this.answers.size > most && oldest !== undefined) this.answers.delete(oldest)
  }
}
