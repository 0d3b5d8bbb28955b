import { searchForm } from '../model/names.ts'
import type { PropertyTest } from './conditions.ts'

/** What is asked of a name, in search form, as names are compared. */
export interface CaptionTest {
  readonly equals?: string
  readonly in?: readonly string[]
  readonly contains?: string
  readonly startsWith?: string
}

/** Whether a text has only what does not matter in names. */
function isMarksAlone(text: string | undefined): boolean {
  return text !== undefined && text !== '' && searchForm(text) === ''
}

/** Puts what is asked of a name into search form; undefined if no name meets it, since it asks for marks alone. */
export function captionTest({
  equals,
  in: allowed,
  contains,
  startsWith,
}: PropertyTest): CaptionTest | undefined {
  if (isMarksAlone(contains) || isMarksAlone(startsWith)) return undefined
  return {
    ...(equals === undefined ? {} : { equals: searchForm(String(equals)) }),
    ...(allowed === undefined ? {} : { in: allowed.map((one) => searchForm(String(one))) }),
    ...(contains === undefined ? {} : { contains: searchForm(contains) }),
    ...(startsWith === undefined ? {} : { startsWith: searchForm(startsWith) }),
  }
}
