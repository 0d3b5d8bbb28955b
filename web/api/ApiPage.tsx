import { Select, useComputedColorScheme } from '@mantine/core'
import { GraphiQL } from 'graphiql'
import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import '@fontsource/ibm-plex-mono/latin-400.css'
import { useState } from 'react'
import styles from './apiPage.module.css'
import { type Example, examples } from './examples.ts'

/** Asks the API from this page. */
async function fetcher(body: unknown): Promise<never> {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await answer.json()) as never
}

/** A page on which the API can be asked, with its schema beside it and questions to begin with. */
export default function ApiPage() {
  const dark = useComputedColorScheme('light') === 'dark'
  const [example, setExample] = useState(examples[0] as Example)
  return (
    <main className={styles.page}>
      <div className={styles.bar}>
        <h1 className={styles.title}>Ask the API</h1>
        <Select
          className={styles.examples}
          aria-label="Questions to begin with"
          size="sm"
          data={examples.map(({ title }) => title)}
          value={example.title}
          allowDeselect={false}
          onChange={(title) => setExample(examples.find((each) => each.title === title) ?? example)}
        />
        <p className={styles.where}>
          POST <code>{location.origin}/graphql</code>
        </p>
      </div>
      <div className={styles.asking}>
        <GraphiQL
          key={example.title}
          fetcher={fetcher}
          initialQuery={example.query}
          defaultEditorToolsVisibility={false}
          forcedTheme={dark ? 'dark' : 'light'}
          storage={forgetful}
        />
      </div>
    </main>
  )
}

// What was asked last time must not come back in place of a question that was just chosen.
const forgetful = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
  clear: () => undefined,
  length: 0,
}
