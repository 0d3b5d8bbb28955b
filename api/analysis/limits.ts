/** What the analysis of one graph may use. Beyond it, it is refused with the reason. */
export const analysisLimits = {
  /** Entries of the graph, or of the part that is asked for. */
  entries: 1_000_000,
  relations: 5_000_000,
  /** Milliseconds from the question to the answer, waiting included. */
  time: 60_000,
  /** Megabytes that the thread may hold. */
  memory: 700,
  /** Questions that may wait. */
  waiting: 8,
} as const
