import { Loader } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { BrowserRouter, Navigate, Outlet, Route, Routes } from 'react-router'
import { Provider } from 'urql'
import { client } from './data/client.ts'
import { OntologyProvider } from './data/OntologyProvider.tsx'
import { ExplorerPage } from './explorer/ExplorerPage.tsx'
import { NotFoundPage } from './shell/NotFoundPage.tsx'
import styles from './shell/shell.module.css'
import { TopBar } from './shell/TopBar.tsx'

// Large, and wanted by few: fetched when somebody goes there.
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
              <Route path="explore" element={<ExplorerPage />} />
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
  return (
    <div className={styles.page}>
      <TopBar />
      <Outlet />
    </div>
  )
}
