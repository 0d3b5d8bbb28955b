import type { ClaimData } from '../../data/entryDocuments.ts'

/** How well a claim stands, in words and as a sign. */
export const standings: Readonly<Record<string, { label: string; sign: string }>> = {
  ESTABLISHED: { label: 'Established', sign: '✓' },
  CONTESTED: { label: 'Contested', sign: '≠' },
  ANECDOTAL: { label: 'Anecdotal', sign: '' },
  REFUTED: { label: 'Refuted', sign: '✕' },
}

/** Whether an entry came with what a claim has. */
export function isClaim(node: ClaimData | { readonly id: string } | null): node is ClaimData {
  return node !== null && 'standing' in node
}

/** How many speak for and against a claim: '3 sources support it, 1 disputes it'. */
export function weightOf({ supportedBy, disputedBy }: ClaimData): string {
  const [pro, contra] = [supportedBy?.totalCount ?? 0, disputedBy?.totalCount ?? 0]
  const supports = `${pro || 'none'} ${pro === 1 ? 'supports' : 'support'} it`
  const disputes = `${contra || 'none'} ${contra === 1 ? 'disputes' : 'dispute'} it`
  return `${supports}, ${disputes}`
}

/** The claims with those that answer one another side by side. */
export function besideOneAnother(claims: readonly ClaimData[]): readonly ClaimData[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const placed = new Set<ClaimData>()
  for (const claim of claims) {
    placed.add(claim)
    for (const { node } of claim.disputedBy?.edges ?? []) {
      const answer = node ? byId.get(node.id) : undefined
      if (answer) placed.add(answer)
    }
  }
  return [...placed]
}
