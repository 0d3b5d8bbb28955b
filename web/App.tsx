import { useEffect } from 'react'
import { BrowserRouter, matchPath, Route, Routes, useLocation, useSearchParams } from 'react-router'
import { Provider } from 'urql'
import { client } from './data/client.ts'
import { OntologyProvider } from './data/OntologyProvider.tsx'
import { Boundary } from './shell/Boundary.tsx'
import { Footer } from './shell/Footer.tsx'
import { NotFoundPage } from './shell/NotFoundPage.tsx'
import { Offline } from './shell/Offline.tsx'
import { type PageAddress, page } from './shell/page.tsx'
import styles from './shell/shell.module.css'
import { TopBar } from './shell/TopBar.tsx'
import { GlossaryProvider } from './text/GlossaryProvider.tsx'

/**
 * Every page by its address. Each is fetched when somebody goes there; those that fill the window scroll within. `main`
 * is what the first link of a page leads to.
 */
const pages = [
  { path: '/', Page: page(() => import('./home/HomePage.tsx')) },
  {
    path: '/explore',
    fills: true,
    main: { id: 'canvas', name: 'canvas' },
    Page: page(async () => {
      const { ExplorerPage, read } = await import('./explorer/ExplorerPage.tsx')
      return { default: ExplorerPage, read }
    }),
  },
  { path: '/browse', Page: page(() => import('./browse/KindsPage.tsx')) },
  { path: '/browse/:kind', Page: page(() => import('./browse/BrowsePage.tsx')) },
  { path: '/compare', Page: page(() => import('./compare/ComparePage.tsx')) },
  { path: '/timeline', Page: page(() => import('./timeline/TimelinePage.tsx')) },
  { path: '/glossary', Page: page(() => import('./glossary/GlossaryPage.tsx')) },
  { path: '/learn', Page: page(() => import('./learn/LearnPage.tsx')) },
  { path: '/api', fills: true, Page: page(() => import('./api/ApiPage.tsx')) },
  { path: '/about', Page: page(() => import('./about/AboutPage.tsx')) },
  { path: '/:kind/:name', Page: page(() => import('./entry/EntryPage.tsx')) },
]

function pageAt(pathname: string) {
  return pages.find(({ path }) => matchPath(path, pathname))
}

/** Fetches the code of the page at an address, and what it reads first. */
export async function loadPage(address: PageAddress): Promise<void> {
  await pageAt(address.pathname)?.Page.load(address)
}

/** The whole of Concord in the browser. */
export function App() {
  return (
    <Provider value={client}>
      <BrowserRouter>
        <OntologyProvider>
          <GlossaryProvider>
            <Frame />
          </GlossaryProvider>
        </OntologyProvider>
      </BrowserRouter>
    </Provider>
  )
}

function Frame() {
  const { pathname } = useLocation()
  // Within another page only the canvas is shown.
  const isEmbedded = useSearchParams()[0].get('embed') === '1'
  const { fills = false, main = { id: 'content', name: 'content' } } = pageAt(pathname) ?? {}
  useScrollToTop(pathname)
  return (
    <div className={styles.page} data-fills={fills || undefined}>
      {isEmbedded ? null : (
        <>
          <a className={styles.skip} href={`#${main.id}`}>
            Skip to the {main.name}
          </a>
          <TopBar />
          <Offline />
        </>
      )}
      <div className={styles.content} id="content" tabIndex={-1}>
        <Boundary key={pathname}>
          <Routes>
            {pages.map(({ path, Page }) => (
              <Route key={path} path={path} element={<Page />} />
            ))}
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        </Boundary>
      </div>
      {fills || isEmbedded ? null : <Footer />}
    </div>
  )
}

/** Another page begins at its top. */
function useScrollToTop(pathname: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another path that matters
  useEffect(() => {
    if (!location.hash) scrollTo(0, 0)
  }, [pathname])
}
