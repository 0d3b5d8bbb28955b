import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@mantine/core/styles.css'
import './theme/fonts.ts'
import './theme/tokens.css'
import './theme/base.css'
import { App } from './App.tsx'
import { theme, variables } from './theme/mantine.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <App />
    </MantineProvider>
  </StrictMode>,
)
