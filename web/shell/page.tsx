import { type ComponentType, createElement, lazy, Suspense } from 'react'
import { Waiting } from './Waiting.tsx'

/** Where a page is, and what of it is shown. */
export type PageAddress = Pick<Location, 'pathname' | 'search' | 'hash'>

/** A page whose code is fetched when somebody goes there. */
export interface LoadedPage {
  (): React.ReactElement
  /** Fetches the code beforehand, and what the page reads first: it is then drawn without a pause. */
  load(address: PageAddress): Promise<void>
}

/** A module that holds a page. */
interface PageModule {
  readonly default: ComponentType
  /** Reads what the page begins with, so that it is there when it is drawn. */
  readonly read?: (address: PageAddress) => Promise<unknown>
}

/** Makes a page of what a module exports as its default. */
export function page(load: () => Promise<PageModule>): LoadedPage {
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
  Page.load = async (address: PageAddress) => {
    const { default: found, read } = await load()
    loaded = found
    await read?.(address)
  }
  return Page
}
