import { type ComponentType, type ReactNode, useEffect, useReducer, useState } from 'react'
import styles from './shell.module.css'

/** A part of a page whose code is fetched when it is first shown. */
export interface FetchedPart<Props> {
  (props: Props & { readonly meanwhile?: ReactNode }): ReactNode
  /** Fetches the code beforehand. */
  load(): void
}

/**
 * Makes such a part. Until its code is there, `meanwhile` is shown. Where it cannot be had, as without a connection,
 * the part says so and offers to try again; everything around it stays.
 */
export function fetched<Props extends object>(load: () => Promise<ComponentType<Props>>): FetchedPart<Props> {
  let Loaded: ComponentType<Props> | undefined
  const fetchOnce = async () => {
    Loaded ??= await load()
  }
  const Part = ({ meanwhile, ...props }: Props & { readonly meanwhile?: ReactNode }) => {
    const [, redraw] = useReducer((turns: number) => turns + 1, 0)
    const [failed, setFailed] = useState(false)
    const wasLoaded = Loaded !== undefined
    useEffect(() => {
      // It may have come between the drawing and now: then it is not drawn yet.
      if (wasLoaded || failed) return
      let gone = false
      fetchOnce().then(
        () => gone || redraw(),
        () => gone || setFailed(true),
      )
      return () => {
        gone = true
      }
    }, [wasLoaded, failed])
    if (Loaded) return <Loaded {...(props as unknown as Props)} />
    if (!failed) return meanwhile ?? null
    return (
      <>
        {meanwhile}
        <p role="alert" className={styles.unfetched}>
          This part could not be loaded.{' '}
          <button type="button" onClick={() => setFailed(false)}>
            Try again
          </button>
        </p>
      </>
    )
  }
  // Who has only hovered over it is not told that it failed: it is tried again when it is wanted.
  Part.load = () => void fetchOnce().catch(() => undefined)
  return Part
}
