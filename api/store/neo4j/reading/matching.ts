import type { Entry, PartialDate } from '../../../model/domain.ts'
import { searchForm } from '../../../model/names.ts'
import type { Ontology } from '../../../model/ontology.ts'
import { entryStretch, holdsOn } from '../../../model/time.ts'
import { captionTest } from '../../captionTest.ts'
import type { Condition, EntryFilter, PropertyTest } from '../../port.ts'

type Scalar = string | number

interface Value {
  readonly text: Scalar
  readonly first: Scalar
  readonly last: Scalar
}

function comparedBy(value: unknown): Value {
  if (typeof value === 'object' && value !== null && 'edtf' in value) {
    const { edtf, earliest, latest } = value as PartialDate
    return { text: edtf, first: earliest, last: latest }
  }
  return { text: value as Scalar, first: value as Scalar, last: value as Scalar }
}

function meets({ text, first, last }: Value, test: PropertyTest): boolean {
  const { equals, contains, startsWith, from, to } = test
  if (equals !== undefined && String(text) !== String(equals)) return false
  if (test.in !== undefined && !test.in.some((allowed) => String(allowed) === String(text))) return false
  if (contains !== undefined && !String(text).includes(contains)) return false
  if (startsWith !== undefined && !String(text).startsWith(startsWith)) return false
  return (from === undefined || last >= from) && (to === undefined || first <= to)
}

function tested(entry: Entry, { exists, ...test }: PropertyTest, model: Ontology): boolean {
  const value = entry.properties[test.property]
  if (exists !== undefined && exists !== (value !== undefined)) return false
  if (Object.keys(test).length === 1) return true
  if (value === undefined) return false
  const isCaption = model.kinds.get(entry.kind)?.caption === test.property
  if (isCaption) return meetsAsName(String(value), test)
  return (Array.isArray(value) ? value : [value]).some((one) => meets(comparedBy(one), test))
}

/** Whether a name meets what is asked in search form, and lies within what bounds it as it stands. */
function meetsAsName(name: string, test: PropertyTest): boolean {
  const { property, equals, in: allowed, contains, startsWith, ...bounds } = test
  const asked = captionTest(test)
  return (
    asked !== undefined &&
    meets(comparedBy(searchForm(name)), { property, ...asked }) &&
    meets(comparedBy(name), { property, ...bounds })
  )
}

function fulfils(entry: Entry, condition: Condition, model: Ontology): boolean {
  if ('all' in condition) return condition.all.every((one) => fulfils(entry, one, model))
  if ('any' in condition) return condition.any.some((one) => fulfils(entry, one, model))
  if ('not' in condition) return !fulfils(entry, condition.not, model)
  if ('ids' in condition) return condition.ids.includes(entry.id)
  if ('kinds' in condition) return condition.kinds.includes(entry.kind)
  if ('property' in condition) return tested(entry, condition, model)
  throw new RangeError('Relations of entries that are not in the database any more are not known')
}

/** Whether an entry that is not in the database any more, as it was, meets a filter that does not ask for relations. */
export function matches(entry: Entry, { kinds, where, asOf }: EntryFilter, model: Ontology): boolean {
  if (kinds && !kinds.includes(entry.kind)) return false
  if (asOf !== undefined && !holdsOn(entryStretch(entry, model), asOf)) return false
  return !where || fulfils(entry, where, model)
}
