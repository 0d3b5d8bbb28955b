import { Button } from '@mantine/core'
import { IconQuote } from '@tabler/icons-react'
import { useState } from 'react'
import type { PageData } from '../data/entryDocuments.ts'
import { fetched } from '../shell/fetched.tsx'

const CiteDialog = fetched(async () => (await import('./CiteDialog.tsx')).CiteDialog)

/** How to cite the entry, in the forms that are asked for most. */
export function Cite({ entry }: { entry: PageData }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconQuote size={14} />}
        onClick={() => setOpen(true)}
      >
        Cite
      </Button>
      {open ? <CiteDialog entry={entry} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
