import { Button, Drawer, Select, useComputedColorScheme } from '@mantine/core'
import { GraphiQL } from 'graphiql'
import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import '@fontsource/ibm-plex-mono/latin-400.css'
import { IconCode } from '@tabler/icons-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Programs } from '../query/Programs.tsx'
import { useHead } from '../shell/useHead.ts'
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
  const [parameters] = useSearchParams()
  const given = parameters.get('query')
  const variables = parameters.get('variables') ?? undefined
  const [example, setExample] = useState<Example>(
    given ? { title: 'The query that you came with', query: given } : (examples[0] as Example),
  )
  const [query, setQuery] = useState(example.query)
  const [open, setOpen] = useState(false)
  useHead('API', 'Ask the graph in GraphQL, from Python, R, curl or TypeScript.')
  const choose = (title: string | null) => {
    const chosen = examples.find((each) => each.title === title) ?? example
    setExample(chosen)
    setQuery(chosen.query)
  }
  return (
    <main className={styles.page}>
      <div className={styles.bar}>
        <h1 className={styles.title}>Ask the API</h1>
        <Select
          className={styles.examples}
          aria-label={`${examples.length} questions to begin with`}
          placeholder="Questions to begin with"
          size="sm"
          searchable
          data={examples.map(({ title }) => title)}
          value={examples.includes(example) ? example.title : null}
          allowDeselect={false}
          onChange={choose}
        />
        <Button
          size="sm"
          variant="default"
          leftSection={<IconCode size={14} />}
          onClick={() => setOpen(true)}
        >
          Call it from a program
        </Button>
        <p className={styles.where}>
          POST <code>{location.origin}/graphql</code>
        </p>
      </div>
      <div className={styles.asking}>
        <GraphiQL
          key={example.title}
          fetcher={fetcher}
          initialQuery={example.query}
          initialVariables={example.query === given ? variables : undefined}
          onEditQuery={setQuery}
          defaultEditorToolsVisibility={false}
          forcedTheme={dark ? 'dark' : 'light'}
          storage={forgetful}
        />
      </div>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        position="right"
        size="min(580px, 100%)"
        title="Call it from a program"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <p>
          No key is needed to read. Each answer says in its extensions what the query cost, and of how much.
        </p>
        <Programs query={query} />
      </Drawer>
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
