import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asFailure } from '../../api/errors.ts'
import { kinds } from '../../api/model/kinds/index.ts'
import { findAgreement } from './agreement.ts'
import { readContent } from './content.ts'
import { findCoverage } from './coverage.ts'
import { rules } from './faults.ts'
import { compareTotals } from './totals.ts'

// From where the compiled file lies, dist/server/seeds/report/, to the folders beside it in the checkout.
const folder = fileURLToPath(new URL('../../../../data', import.meta.url))
const shared = process.env.CONCORD_READING ?? join(folder, '..', '..', 'shared')

/** How many of many are shown; `--all` shows every one. */
const shown = process.argv.includes('--all') ? Number.POSITIVE_INFINITY : 20

function say(line = ''): void {
  process.stdout.write(`${line}\n`)
}

function sayList(lines: readonly string[]): void {
  for (const line of lines.slice(0, shown)) say(`  ${line}`)
  if (lines.length > shown) say(`  … and ${lines.length - shown} more; --all shows them`)
}

/** Prints what is in the content and how it stands up to its checks. */
function report(): boolean {
  const content = readContent(folder)
  say(`${content.entries.length} entries and ${content.relations.length} relations`)
  for (const { name, plural } of kinds) say(`  ${String(content.ofKind(name).length).padStart(6)} ${plural}`)
  const tables = (type: string) =>
    new Set(content.relations.filter((relation) => relation.type === type).map(({ to }) => to)).size
  say(`  Members of ${tables('member-of')} bodies, parties to ${tables('party-to')} treaties.`)

  let sound = true
  say('\nRules')
  for (const [name, rule] of Object.entries(rules)) {
    const faults = rule(content)
    sound &&= faults.length === 0
    say(`  ${faults.length === 0 ? 'kept' : `BROKEN ${faults.length} times`}: ${name}`)
    sayList(faults.map(({ subject, message }) => `  ${subject} ${message}`))
  }

  const totals = compareTotals(folder, content)
  const off = totals.filter(({ known, ours }) => known !== ours)
  sound &&= off.length === 0
  say(`\nKnown totals: ${totals.length - off.length} of ${totals.length} are met`)
  sayList(
    off.map(
      ({ entry, relation, day, known, ours, source }) =>
        `${entry}, ${relation} on ${day}: ${ours}, known ${known} (${source})`,
    ),
  )

  const coverage = findCoverage(folder, content, join(shared, 'content'))
  sound &&= coverage.faults.length === 0 && !coverage.missing?.length
  say('\nReading lists')
  for (const [list, rows] of Object.entries(coverage.placed)) say(`  ${list}: ${rows} rows have a place`)
  sayList(coverage.faults)
  if (coverage.missing) say(`  ${coverage.missing.length} rows have none`)
  else say('  NOT COMPARED: the lists are not on this machine')
  sayList(coverage.missing ?? [])

  const agreements = findAgreement(folder, content, join(shared, 'datasets'))
  say('\nAgreement with other datasets')
  if (agreements.length === 0) say('  NOT COMPARED: no dataset is on this machine')
  for (const { dataset, rows, agree, explained, unexplained } of agreements) {
    const share = rows === 0 ? 100 : (100 * (rows - unexplained.length)) / rows
    say(
      `  ${dataset}: ${rows} rows, ${agree} agree, ${explained.length} differences are explained, ${unexplained.length} are not (${share.toFixed(2)} %)`,
    )
    sayList(
      unexplained.map(
        ({ subject, object, theirs, ours }) => `  ${subject} → ${object}: theirs ${theirs}; ours ${ours}`,
      ),
    )
  }
  return sound
}

try {
  if (!report()) process.exitCode = 1
} catch (error) {
  process.stderr.write(`${asFailure(error).message}\n`)
  process.exitCode = 1
}
