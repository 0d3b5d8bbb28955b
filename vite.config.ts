import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { leanCytoscape } from './tooling/leanCytoscape.mjs'

export default defineConfig({
  root: 'web',
  plugins: [react(), leanCytoscape()],
  server: { proxy: { '/graphql': 'http://localhost:4000', '/export': 'http://localhost:4000' } },
  worker: { format: 'es' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is put into the page as a data: address that the content security policy would have to allow.
    assetsInlineLimit: 0,
  },
})
