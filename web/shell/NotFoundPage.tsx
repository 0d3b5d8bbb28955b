import { Anchor } from '@mantine/core'
import { Link } from 'react-router'

/** What an address leads to that means nothing. */
export function NotFoundPage() {
  return (
    <main style={{ padding: 32 }}>
      <h1>There is nothing at this address.</h1>
      <p>
        <Anchor component={Link} to="/explore">
          To the explorer
        </Anchor>
      </p>
    </main>
  )
}
