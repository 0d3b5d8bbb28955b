import { Button } from '@mantine/core'
import { IconBinaryTree, IconColumns2 } from '@tabler/icons-react'
import { Fragment } from 'react'
import { Link } from 'react-router'
import type { FactData } from '../data/documents.ts'
import type { PageData } from '../data/entryDocuments.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { viewAddress } from '../explorer/address.ts'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import { useDay, withDay } from '../shell/useDay.ts'
import { CitationMarks } from '../sources/CitationMarks.tsx'
import { Prose } from '../text/Prose.tsx'
import { Cite } from './Cite.tsx'
import styles from './entry.module.css'

function factOf(entry: PageData, property: string): FactData | undefined {
  return entry.facts.find((fact) => fact.property === property)
}

/** A name in another language, as the API tells it: 'Accord de Paris (fr)'. */
function localName(told: string): { name: string; language: string | undefined } {
  const [, name = told, language] = /^(.*) \(([A-Za-z-]+)\)$/.exec(told) ?? []
  return { name, language }
}

/** What an entry is called: short forms, other names, names in other languages, each in its own script. */
function Names({ entry }: { entry: PageData }) {
  const plain = [
    ...(factOf(entry, 'abbreviations')?.values ?? []),
    ...(factOf(entry, 'otherNames')?.values ?? []),
  ].map((name): ReturnType<typeof localName> => ({ name, language: undefined }))
  const names = [...plain, ...(factOf(entry, 'localNames')?.values ?? []).map(localName)]
  if (names.length === 0) return null
  return (
    <p className={styles.names}>
      {names.map(({ name, language }, index) => (
        <Fragment key={`${name} ${language}`}>
          {index > 0 ? ' · ' : null}
          <bdi lang={language}>{name}</bdi>
        </Fragment>
      ))}
    </p>
  )
}

/** What it is, what it is called, and in a few sentences what there is to know. */
export function EntryHead({ entry }: { entry: PageData }) {
  const day = useDay()
  const kind = useOntology().kind(entry.kind)
  const type = factOf(entry, 'type')?.values[0]
  const summary = factOf(entry, 'summary')
  return (
    <>
      <div className={styles.above}>
        <p>
          {kind ? <KindGlyph family={kind.family} shape={kind.shape} /> : null}
          <Link to={withDay(`/browse/${kind?.idPrefix ?? ''}`, day)}>{kind?.label ?? entry.kind}</Link>
          {type && type !== kind?.label ? ` / ${type}` : null}
        </p>
        <div className={styles.tools}>
          <Button
            size="compact-sm"
            variant="default"
            component={Link}
            leftSection={<IconBinaryTree size={14} />}
            to={`${withDay(viewAddress({ selected: entry.id }), day)}&expand=1`}
          >
            Open in graph
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            component={Link}
            leftSection={<IconColumns2 size={14} />}
            to={withDay(`/compare?entries=${entry.id}`, day)}
          >
            Compare
          </Button>
          <Cite entry={entry} />
        </div>
      </div>
      <h1 className={styles.title}>{entry.name}</h1>
      <Names entry={entry} />
      {entry.summary ? (
        <Prose
          className={styles.summary}
          text={entry.summary}
          about={entry.id}
          after={<CitationMarks citations={summary?.citations ?? entry.citations} />}
        />
      ) : null}
    </>
  )
}
