import { type ComponentType, createElement, lazy, Suspense } from 'react'
import { Waiting } from './Waiting.tsx'

/** A page whose code is fetched when somebody goes there. */
export interface LoadedPage {
  (): React.ReactElement
  /** Fetches the code beforehand: the page is then drawn without a pause. */
  load(): Promise<void>
}

/** Makes a page of what a module exports as its default. */
export function page(load: () => Promise<{ default: ComponentType }>): LoadedPage {
  let loaded: ComponentType | undefined
  const Lazy = lazy(load)
  const Page = () =>
    loaded ? (
      createElement(loaded)
    ) : (
      <Suspense fallback={<Waiting />}>
        <Lazy />
      </Suspense>
    )
  Page.load = async () => {
    loaded = (await load()).default
  }
  return Page
}
