import { Button, CopyButton, Popover, Textarea, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { viewAddress } from '../address.ts'
import { useExplorer } from '../Explorer.ts'

/** The address of what is shown, on the day shown, and the same to be put into another page. */
export function ShareMenu({ control }: { control: ReactElement }) {
  const { overlay, open, view, days } = useExplorer()
  const address = `${location.origin}${viewAddress({ ...view, embedded: false })}`
  const embedded = `${location.origin}${viewAddress({ ...view, embedded: true, mode: 'graph' })}`
  const frame = `<iframe src="${embedded.replaceAll('&', '&amp;')}" title="Concord" width="100%" height="520" loading="lazy"></iframe>`
  return (
    <Popover
      opened={overlay?.name === 'share'}
      onChange={(on) => open(on ? { name: 'share' } : null)}
      position="bottom-end"
      trapFocus
      width={360}
    >
      <Popover.Target>{control}</Popover.Target>
      <Popover.Dropdown aria-label="Share">
        <TextInput
          label="Address"
          description={
            view.day ? `Shows what held on ${days.day}.` : 'Shows what holds on the day it is opened.'
          }
          readOnly
          value={address}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Copy value={address} what="Copy the address" />
        <Textarea mt={12} label="For another page" readOnly rows={4} value={frame} />
        <Copy value={frame} what="Copy the frame" />
      </Popover.Dropdown>
    </Popover>
  )
}

function Copy({ value, what }: { value: string; what: string }) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button mt={8} size="compact-sm" variant="default" onClick={copy}>
          {copied ? 'Copied' : what}
        </Button>
      )}
    </CopyButton>
  )
}
