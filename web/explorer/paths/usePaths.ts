import { useCallback, useEffect, useRef, useState } from 'react'
import { type Client, type CombinedError, useClient } from 'urql'
import { type PathData, pathsDocument } from '../../data/canvasDocuments.ts'

/** What a search for paths came to. */
export interface FoundPaths {
  readonly searching: boolean
  /** How many seconds it has been going on. */
  readonly seconds: number
  /** For each pair of ends that follow one another, the paths between them, the shortest first. */
  readonly stretches: readonly (readonly PathData[])[]
  /** The number of steps at which the search was ended, if it was. */
  readonly stoppedAt: number | null
  readonly error: CombinedError | null
  stop(): void
  again(): void
}

/** Which paths are looked for. */
export interface PathWish {
  readonly ends: readonly string[]
  readonly maxHops: number
  readonly avoidKinds: readonly string[]
  /** Only over relations that hold on this day; over all if null. */
  readonly day: string | null
  /** The day from which they are told. */
  readonly told: string
}

const nothing = { searching: false, stretches: [], stoppedAt: null, error: null }

async function search(client: Client, { ends, ...rest }: PathWish) {
  const answers = await Promise.all(
    ends
      .slice(1)
      .map((to, i) => client.query(pathsDocument, { from: ends[i] ?? to, to, ...rest }).toPromise()),
  )
  return {
    stretches: answers.map(({ data }) => data?.paths?.paths ?? []),
    stoppedAt: answers.find(({ data }) => data?.paths?.stoppedAt)?.data?.paths?.stoppedAt?.hops ?? null,
    error: answers.find(({ error }) => error)?.error ?? null,
  }
}

/** Looks for the shortest paths along some ends. */
export function usePaths(wish: PathWish): FoundPaths {
  const client = useClient()
  const [state, setState] = useState<Omit<FoundPaths, 'stop' | 'again' | 'seconds'>>(nothing)
  const [seconds, setSeconds] = useState(0)
  const turn = useRef(0)
  const key = JSON.stringify(wish)
  const start = useCallback(async () => {
    const mine = ++turn.current
    const wanted: PathWish = JSON.parse(key)
    if (wanted.ends.length < 2) return setState(nothing)
    setState((before) => ({ ...before, searching: true, error: null }))
    setSeconds(0)
    const found = await search(client, wanted)
    if (mine === turn.current) setState({ searching: false, ...found })
  }, [client, key])
  useEffect(() => {
    setState(nothing)
    void start()
    return () => {
      turn.current++
    }
  }, [start])
  useEffect(() => {
    if (!state.searching) return
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [state.searching])
  const stop = useCallback(() => {
    turn.current++
    setState((before) => ({ ...before, searching: false }))
  }, [])
  return { ...state, seconds, stop, again: () => void start() }
}
