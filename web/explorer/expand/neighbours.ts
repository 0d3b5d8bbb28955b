import type { Client, CombinedError } from 'urql'
import { type NeighbourData, neighboursDocument } from '../../data/canvasDocuments.ts'

/** What neighbours can be ranked by. */
export const rankings = ['connected', 'recent', 'name'] as const

/** What neighbours are ranked by. */
export type Ranking = (typeof rankings)[number]

/** Rankings as people read them. */
export const rankingWords: Readonly<Record<Ranking, string>> = {
  connected: 'most connected',
  recent: 'most recent',
  name: 'alphabetical',
}

/** How many are put on the canvas at a time. */
export const step = 20
/** To find the most connected, at most so many pages of a hundred are looked at. */
const mostPages = 5

/** Which neighbours of an entry are meant. */
export interface Neighbourhood {
  readonly id: string
  readonly types: readonly string[] | null
  readonly direction: string | null
  readonly kinds: readonly string[] | null
  readonly day: string
}

/** Some neighbours, and how many there are. */
export interface Neighbours {
  readonly found: readonly (NeighbourData & { readonly reading: string })[]
  readonly total: number
  readonly error: CombinedError | undefined
}

async function readPage(client: Client, of: Neighbourhood, ranking: Ranking, after: string | null) {
  const orderBy = ranking === 'recent' ? 'SINCE' : 'NAME'
  const variables = { ...of, after, orderBy, withDegrees: ranking === 'connected' } as const
  const { data, error } = await client.query(neighboursDocument, variables).toPromise()
  return { page: error ? null : data?.node?.relations, error }
}

/** Reads neighbours page by page, until there are enough or no more. */
async function read(
  client: Client,
  of: Neighbourhood,
  ranking: Ranking,
  isEnough: (found: Neighbours['found'], pages: number) => boolean,
): Promise<Neighbours> {
  const found: (NeighbourData & { reading: string })[] = []
  const seen = new Set<string>()
  let total = 0
  let after: string | null = null
  for (let pages = 1; ; pages++) {
    const { page, error } = await readPage(client, of, ranking, after)
    if (!page) return { found, total, error }
    total = page.totalCount ?? 0
    for (const { node, reading } of page.edges) {
      if (!node || seen.has(node.id)) continue
      seen.add(node.id)
      found.push({ ...node, reading })
    }
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    if (!after || isEnough(found, pages)) return { found, total, error: undefined }
  }
}

/** How many relations an entry has. */
export function degreeOf({ relationCounts }: NeighbourData): number {
  return (relationCounts ?? []).reduce((sum, { count }) => sum + count, 0)
}

/** The next neighbours that are not on the canvas yet, at most `most` of them, the first by the ranking first. */
export async function nextNeighbours(
  client: Client,
  of: Neighbourhood,
  ranking: Ranking,
  isShown: (id: string) => boolean,
  most = step,
): Promise<Neighbours> {
  const isNew = ({ id }: NeighbourData) => !isShown(id)
  if (ranking !== 'connected') {
    const some = await read(client, of, ranking, (found) => found.filter(isNew).length >= most)
    return { ...some, found: some.found.filter(isNew).slice(0, most) }
  }
  const all = await read(client, of, ranking, (_, pages) => pages >= mostPages)
  const ranked = all.found.filter(isNew).sort((a, b) => degreeOf(b) - degreeOf(a))
  return { ...all, found: ranked.slice(0, most) }
}
