import { Button } from '@mantine/core'
import { IconCode } from '@tabler/icons-react'
import { useState } from 'react'
import { fetched } from '../shell/fetched.tsx'

const QueryDialog = fetched(async () => (await import('./QueryDialog.tsx')).QueryDialog)

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
      {open ? <QueryDialog query={query} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
