import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstPaint } from './tooling/firstPaint.ts'
import { leanCytoscape } from './tooling/leanCytoscape.ts'

export default defineConfig({
  root: 'web',
  plugins: [react(), leanCytoscape(), firstPaint()],
  server: { proxy: { '/graphql': 'http://localhost:4000', '/export': 'http://localhost:4000' } },
  worker: { format: 'es' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is put into the page as a data: address that the content security policy would have to allow.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs is one file. Left to itself the bundler cuts it into some fifty, by which pages
            // share what, and a browser asks for six at a time.
            { name: 'frame', tags: ['$initial'], priority: 1 },
            // Small things that pages share, icons, styles and plain functions, are another: each file costs a request.
            {
              name: 'parts',
              test: /@tabler|\/web\/.*\.(module\.css|ts)$/,
              minShareCount: 2,
              maxModuleSize: 4000,
            },
          ],
        },
      },
    },
  },
})
