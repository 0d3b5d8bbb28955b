import { MantineProvider } from '@mantine/core'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import './theme/mantineStyles.ts'
import './theme/fonts.ts'
import './theme/tokens.css'
import './theme/base.css'
import { App, loadPage } from './App.tsx'
import { client } from './data/client.ts'
import { ontologyDocument } from './data/documents.ts'
import { theme, variables } from './theme/mantine.ts'

/** How long what the server wrote stays on the screen while the page comes: then its skeleton takes over. */
const patience = 4000

/** Fetches what the first page is drawn from, so that it takes the place of what the server wrote in one step. */
async function prepare(): Promise<void> {
  const all = Promise.allSettled([loadPage(location), client.query(ontologyDocument, {}).toPromise()])
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, patience))])
}

/** Puts the page in the place of what the server wrote. */
function show(): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  const shown = createRoot(root)
  // As a transition it is drawn in slices, between which the page answers.
  startTransition(() =>
    shown.render(
      <StrictMode>
        <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
          <App />
        </MantineProvider>
      </StrictMode>,
    ),
  )
}

// Not awaited: the code of a page imports from this module, and would wait for it while it waits for that code.
void prepare().then(show)
