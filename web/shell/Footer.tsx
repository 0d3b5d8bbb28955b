import { Link } from 'react-router'
import { useOntology } from '../data/OntologyProvider.tsx'
import styles from './shell.module.css'

/** What stands under every page that one reads. */
export function Footer() {
  const { datasetVersion } = useOntology()
  return (
    <footer className={styles.footer}>
      <span>Dataset version {datasetVersion.toLocaleString('en')}</span>
      <Link to="/about">About the content</Link>
      <Link to="/api">Ask the API</Link>
    </footer>
  )
}
