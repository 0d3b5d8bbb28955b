import { Button, CopyButton, Tabs } from '@mantine/core'
import { languages } from './languages.ts'
import styles from './query.module.css'

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
