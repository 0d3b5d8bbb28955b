import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

const built = 'tests/support/buildGlobalSetup.ts'

const shared = { exclude: ['**/node_modules/**', '**/dist/**'], testTimeout: 30_000, hookTimeout: 120_000 }

// Node takes the CommonJS build of the library, Vite would take the other: two builds do not know each other's types.
const resolve = {
  alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
}

/**
 * Three projects: plain tests; those that need a real Neo4j, one file after the other since the community edition has
 * one database; those that need a real Chromium.
 */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    reporters: ['default', './tests/support/plainSummary.ts'],
    projects: [
      {
        resolve,
        test: {
          ...shared,
          name: 'node',
          globalSetup: [built],
          include: ['tests/**/*.test.ts'],
          exclude: [...shared.exclude, '**/*.neo4j.test.ts', '**/*.browser.test.ts'],
        },
      },
      {
        resolve,
        test: {
          ...shared,
          name: 'neo4j',
          include: ['tests/**/*.neo4j.test.ts'],
          globalSetup: [built, 'tests/support/neo4jGlobalSetup.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
        },
      },
      {
        resolve,
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/**/*.browser.test.ts'],
          globalSetup: [built, 'tests/support/chromiumGlobalSetup.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          // A browser that shares two cores with all else now and then does not answer in time. What passes at the
          // second try only is named at the end of the run.
          retry: 1,
        },
      },
    ],
  },
})
