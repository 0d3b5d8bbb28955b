import { Loader } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { BrowserRouter, Navigate, Outlet, Route, Routes, useSearchParams } from 'react-router'
import { Provider } from 'urql'
import { client } from './data/client.ts'
import { OntologyProvider } from './data/OntologyProvider.tsx'
import { NotFoundPage } from './shell/NotFoundPage.tsx'
import styles from './shell/shell.module.css'
import { TopBar } from './shell/TopBar.tsx'

// Fetched when somebody goes there.
const ExplorerPage = lazy(async () => ({
  default: (await import('./explorer/ExplorerPage.tsx')).ExplorerPage,
}))
const ApiPage = lazy(() => import('./api/ApiPage.tsx'))

/** The whole of Concord in the browser. */
export function App() {
  return (
    <Provider value={client}>
      <BrowserRouter>
        <OntologyProvider>
          <Routes>
            <Route element={<Page />}>
              <Route index element={<Navigate to="/explore" replace />} />
              <Route
                path="explore"
                element={
                  <Suspense fallback={<div aria-busy="true" />}>
                    <ExplorerPage />
                  </Suspense>
                }
              />
              <Route
                path="api"
                element={
                  <Suspense fallback={<Loader m="auto" aria-label="Loading" />}>
                    <ApiPage />
                  </Suspense>
                }
              />
              <Route path="*" element={<NotFoundPage />} />
            </Route>
          </Routes>
        </OntologyProvider>
      </BrowserRouter>
    </Provider>
  )
}

function Page() {
  // Within another page only the canvas is shown.
  const isEmbedded = useSearchParams()[0].get('embed') === '1'
  return (
    <div className={styles.page}>
      {isEmbedded ? null : <TopBar />}
      <Outlet />
    </div>
  )
}
