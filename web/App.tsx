import { Title } from '@mantine/core'

/** The whole of Concord in the browser. */
export function App() {
  return (
    <main>
      <Title order={1}>Concord</Title>
    </main>
  )
}
