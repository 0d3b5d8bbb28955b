import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import styles from './shell.module.css'

/** Keeps a page that fails from taking the rest with it. Give it a key: what is shown under another one begins anew. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main className={styles.plain}>
        <div role="alert">
          <h1>This page could not be shown.</h1>
          <p>Perhaps the connection broke off, or Concord was renewed meanwhile.</p>
          <Button onClick={() => location.reload()}>Try again</Button>
        </div>
      </main>
    )
  }
}
