import { useQuery } from 'urql'
import { differingDocument } from '../../data/canvasDocuments.ts'
import { counted } from '../../text/grouped.ts'
import { useExplorer } from '../Explorer.ts'
import styles from './panel.module.css'

/** The relations of an entry on which sources differ, with what each source says. */
export function Differing({ id }: { id: string }) {
  const { visible } = useExplorer()
  const ids = visible.relations
    .filter(({ from, to, sourcesDiffer }) => sourcesDiffer && (from === id || to === id))
    .map((relation) => relation.id)
    .slice(0, 20)
  const [{ data }] = useQuery({ query: differingDocument, variables: { ids }, pause: ids.length === 0 })
  const relations = ids.length > 0 ? (data?.nodes ?? []) : []
  if (relations.length === 0) return null
  return (
    <section className={styles.differing} aria-label="Sources differ">
      <h3>
        <span aria-hidden="true">≠</span> Sources differ on{' '}
        {counted(relations.length, 'relation', 'relations')}
      </h3>
      {relations.map((relation) =>
        relation ? (
          <div key={relation.id}>
            <p>{relation.sentence}</p>
            <ul>
              {relation.citations.map(({ at, sourceSays, source }) => (
                <li key={`${source?.id} ${at}`}>
                  {sourceSays ? (
                    <>
                      <strong>{sourceSays}</strong> says {source?.name}
                    </>
                  ) : (
                    <>as above: {source?.name}</>
                  )}
                  {at ? `, ${at}` : null}
                </li>
              ))}
            </ul>
          </div>
        ) : null,
      )}
    </section>
  )
}
