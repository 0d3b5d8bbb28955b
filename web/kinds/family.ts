/**
 * The colour token of each family. A family that this list does not know yet is drawn in evidence grey, so a new
 * one is at worst plain, never broken.
 */
const tokens: Readonly<Record<string, string>> = {
  actors: '--actor',
  commitments: '--commit',
  process: '--process',
  ideas: '--idea',
  change: '--change',
  evidence: '--evidence',
  learning: '--learn',
}

/** The name of the CSS variable that holds a family's colour. */
export function familyToken(family: string): string {
  return tokens[family.toLowerCase()] ?? '--evidence'
}

/** The tokens of all families that have a colour of their own. */
export const familyTokens: readonly string[] = Object.values(tokens)
