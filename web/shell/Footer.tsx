import { Link } from 'react-router'
import { useOntology } from '../data/OntologyProvider.tsx'
import { grouped } from '../text/grouped.ts'
import styles from './shell.module.css'

/** What stands under every page that one reads. */
export function Footer() {
  const { datasetVersion } = useOntology()
  return (
    <footer className={styles.footer}>
      <span>Dataset version {grouped(datasetVersion)}</span>
      <Link to="/about">About the content</Link>
      <Link to="/api">Ask the API</Link>
    </footer>
  )
}
