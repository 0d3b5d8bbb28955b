import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join, relative } from 'node:path'
import { kebab } from '../../api/model/ids.ts'
import { type Ontology, ontology } from '../../api/model/ontology.ts'
import { didYouMean } from '../../api/model/values/nearest.ts'
import { checkTables } from './checkTables.ts'
import { readEntryTable } from './entryTable.ts'
import type { Fault, ReadResult, Written } from './origin.ts'
import { readRelationTable } from './relationTable.ts'
import { readYamlFile } from './yamlFile.ts'

interface File {
  /** The path for messages. */
  readonly name: string
  /** The folders between data/ and the file. */
  readonly folders: readonly string[]
  readonly slug: string
  readonly extension: string
  readonly text: string
}

/** Files beside the content: what explains it, and the tables by which it is checked. */
const notContent: ReadonlySet<string> = new Set(['README.md', ...checkTables])

function filesUnder(folder: string): File[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && !item.name.startsWith('.'))
    .map((item) => {
      const path = join(item.parentPath, item.name)
      const folders = relative(folder, item.parentPath).split(/[\\/]/).filter(Boolean)
      const extension = extname(item.name)
      return {
        name: [basename(folder), ...folders, item.name].join('/'),
        folders,
        slug: basename(item.name, extension),
        extension,
        text: readFileSync(path, 'utf8'),
      }
    })
    .filter(({ folders, slug, extension }) => folders.length > 0 || !notContent.has(slug + extension))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

function fault(file: File, message: string): ReadResult {
  return { written: [], faults: [{ file: file.name, line: 1, message }] }
}

function readEntries(file: File, model: Ontology): ReadResult {
  const byFolder = new Map([...model.kinds.values()].map((kind) => [kebab(kind.plural), kind]))
  const folder = file.folders[0] ?? ''
  const kind = byFolder.get(folder)
  if (!kind)
    return fault(
      file,
      `There is no kind whose folder is '${folder}'.${didYouMean(folder, [...byFolder.keys(), 'relations'])}`,
    )
  if (file.extension === '.yaml') return readYamlFile(file.name, kind.name, file.slug, file.text)
  if (file.extension === '.csv') return readEntryTable(file.name, kind, file.text, model)
  return fault(
    file,
    `Entries are in .yaml or .csv files, not in ${file.extension || 'a file without an ending'}.`,
  )
}

function readRelations(file: File, model: Ontology, known: ReadonlySet<string>): ReadResult {
  const name = file.folders[1] ?? ''
  const type = model.relationTypes.get(name)
  if (!type)
    return fault(file, `There is no relation type '${name}'.${didYouMean(name, model.relationTypes.keys())}`)
  if (file.extension !== '.csv')
    return fault(file, `Relations are in .csv files, not in ${file.extension || 'a file without an ending'}.`)
  return readRelationTable(file.name, type, file.slug, file.text, known)
}

/**
 * The stretches of one relation are counted in the order in which they are written. A further stretch without a
 * beginning can only be the same relation written twice.
 */
function countSpells(written: readonly Written[], model: Ontology): ReadResult {
  const spells = new Map<string, number>()
  const faults: Fault[] = []
  const counted = written.map((item) => {
    if (item.operation.action !== 'createRelation') return item
    const { type = '', from = '', to = '', since } = item.operation as Record<string, string>
    const turned = model.relationTypes.get(type)?.symmetric && to < from
    const key = turned ? `${type} ${to} ${from}` : `${type} ${from} ${to}`
    const spell = (spells.get(key) ?? 0) + 1
    spells.set(key, spell)
    if (spell > 1 && since === undefined)
      faults.push({
        file: item.origin.file,
        line: item.origin.line(['to']),
        message: `The relation '${type}' from '${from}' to '${to}' is written twice. A second stretch of it needs 'since'.`,
      })
    return { ...item, operation: { ...item.operation, spell } }
  })
  return { written: counted, faults }
}

/** Reads all files under a folder such as `data/`: entries first, then relations, in the order of the files' names. */
export function readFolder(folder: string, model: Ontology = ontology): ReadResult {
  const files = filesUnder(folder)
  const entries = files
    .filter(({ folders }) => folders[0] !== 'relations')
    .map((file) => readEntries(file, model))
  const known = new Set(
    entries.flatMap(({ written }) =>
      written.flatMap(({ operation }) => (operation.action === 'createEntry' ? [String(operation.id)] : [])),
    ),
  )
  const relations = files
    .filter(({ folders }) => folders[0] === 'relations')
    .map((file) => readRelations(file, model, known))
  const results = [...entries, ...relations]
  const counted = countSpells(
    results.flatMap(({ written }) => written),
    model,
  )
  return { written: counted.written, faults: [...results.flatMap(({ faults }) => faults), ...counted.faults] }
}
