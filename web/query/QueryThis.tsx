import { Button, CopyButton, Drawer, Tabs } from '@mantine/core'
import { IconCode } from '@tabler/icons-react'
import { useState } from 'react'
import { languages } from './languages.ts'
import styles from './query.module.css'

/** A button that shows the query behind a table, in every language in which it can be asked. */
export function QueryThis({ query, what }: { query: string; what: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconCode size={14} />}
        aria-label={`Query this: ${what}`}
        onClick={() => setOpen(true)}
      >
        Query this
      </Button>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        position="right"
        size="min(580px, 100%)"
        title="Query this table"
        classNames={{ title: styles.title }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Programs query={query} />
        <Button component="a" href={`/api?query=${encodeURIComponent(query)}`} size="sm">
          Open on the API page
        </Button>
        <p className={styles.note}>
          The query asks for exactly what the table shows: same filters, same day, same order.
        </p>
      </Drawer>
    </>
  )
}

/** A query as a program in each language, to be copied. */
export function Programs({ query }: { query: string }) {
  const address = `${location.origin}/graphql`
  return (
    <Tabs defaultValue="GraphQL" variant="pills" keepMounted={false} classNames={{ list: styles.tabs }}>
      <Tabs.List>
        {languages.map(({ name }) => (
          <Tabs.Tab key={name} value={name}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {languages.map(({ name, program }) => {
        const text = program(query, address)
        return (
          <Tabs.Panel key={name} value={name} className={styles.panel}>
            <CopyButton value={text}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="default" className={styles.copy} onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keys */}
            <pre className={styles.code} tabIndex={0}>
              {text}
            </pre>
          </Tabs.Panel>
        )
      })}
    </Tabs>
  )
}
