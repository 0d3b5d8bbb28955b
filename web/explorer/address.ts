import { arrangements } from '../layout/protocol.ts'
import { type RelationState, relationStates } from '../legend/relationStates.ts'
import { extents, groupings, metrics } from '../metrics/measures.ts'
import { emptyView, largestCanvas, modes, panels, type View } from './view.ts'

/** Addresses longer than this are refused by servers and cut by mail programs: what is long stands after the #. */
const longestQuery = 6000
const dayForm = /^\d{4}-\d{2}-\d{2}$/
/** Parts a list: it stands in an address as it is. */
const comma = '~'

/** How a part of the view is written; null where it is as in an empty view. */
interface Part<Value> {
  readonly name: string
  read(text: string): Value | undefined
  write(value: Value): string
}

function list(name: string): Part<readonly string[]> {
  return {
    name,
    read: (text) => [...new Set(text.split(comma).filter(Boolean))],
    write: (values) => values.join(comma),
  }
}

function oneOf<Value extends string>(name: string, values: readonly Value[]): Part<Value> {
  return {
    name,
    read: (text) => values.find((value) => value === text),
    write: (value) => value,
  }
}

function flag(name: string): Part<boolean> {
  return { name, read: (text) => text === '1', write: (value) => (value ? '1' : '') }
}

function id(name: string): Part<string | null> {
  return { name, read: (text) => text || null, write: (value) => value ?? '' }
}

function day(name: string): Part<string | null> {
  return {
    name,
    read: (text) => (dayForm.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined),
    write: (value) => value ?? '',
  }
}

const states: Part<readonly RelationState[]> = {
  name: 'withoutStates',
  read: (text) =>
    relationStates.map(({ state }) => state).filter((state) => text.split(comma).includes(state)),
  write: (values) => values.join(comma),
}

const choices: Part<View['choices']> = {
  name: 'where',
  read: (text) =>
    text.split(comma).flatMap((each) => {
      const at = each.indexOf(':')
      return at > 0 ? [{ property: each.slice(0, at), value: each.slice(at + 1) }] : []
    }),
  write: (values) => values.map(({ property, value }) => `${property}:${value}`).join(comma),
}

const years: Part<View['years']> = {
  name: 'years',
  read: (text) => {
    const [, from, to] = /^(\d{1,4})-(\d{1,4})$/.exec(text) ?? []
    return from && to ? [Number(from), Number(to)] : undefined
  },
  write: (value) => value?.join('-') ?? '',
}

const pins: Part<View['pinned']> = {
  name: 'pinned',
  read: (text) =>
    text.split(comma).flatMap((each) => {
      const [, id, x, y] = /^(.+)@(-?\d+),(-?\d+)$/.exec(each) ?? []
      return id ? [{ id, x: Number(x), y: Number(y) }] : []
    }),
  write: (values) => values.map(({ id, x, y }) => `${id}@${x},${y}`).join(comma),
}

/** Every part of the view, as it stands in the address. */
const parts: { readonly [Name in keyof View]: Part<View[Name]> } = {
  shown: list('shown'),
  selected: id('selected'),
  alsoSelected: list('also'),
  day: day('asOf'),
  comparedWith: day('since'),
  hiddenKinds: list('without'),
  hiddenTypes: list('withoutTypes'),
  hiddenStates: states,
  choices,
  years,
  hidden: list('hidden'),
  collapsed: list('collapsed'),
  pinned: pins,
  arrangement: oneOf('layout', arrangements),
  grouping: oneOf('groups', groupings),
  sizeBy: oneOf('size', metrics),
  colourBy: oneOf('colour', ['family', 'community']),
  measuredOf: oneOf('measured', extents),
  mode: oneOf('view', modes),
  panel: oneOf('panel', panels),
  ends: list('path'),
  overStates: flag('states'),
  embedded: flag('embed'),
}

const names = Object.keys(parts) as (keyof View)[]

function readPart<Name extends keyof View>(name: Name, parameters: URLSearchParams): View[Name] {
  const text = parameters.get(parts[name].name)
  return (text === null ? undefined : parts[name].read(text)) ?? emptyView[name]
}

function writePart<Name extends keyof View>(name: Name, view: View, parameters: URLSearchParams): void {
  const text = parts[name].write(view[name])
  if (text !== parts[name].write(emptyView[name])) parameters.set(parts[name].name, text)
}

/** The view that an address stands for. What cannot be read in it is left out. */
export function readView(parameters: URLSearchParams): View {
  const read = Object.fromEntries(names.map((name) => [name, readPart(name, parameters)])) as unknown as View
  const shown = read.shown.slice(0, largestCanvas)
  const alsoSelected = read.alsoSelected.filter((each) => shown.includes(each) && each !== read.selected)
  return {
    ...read,
    shown: read.selected && !shown.includes(read.selected) ? [...shown, read.selected] : shown,
    alsoSelected: read.selected ? alsoSelected : [],
  }
}

/** The parameters of a view. */
export function writeView(view: View): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const name of names) writePart(name, view, parameters)
  return parameters
}

/** The parameters of an address: those after the ?, and those after the # where there was much to say. */
export function parametersOf({ search, hash }: { search: string; hash: string }): URLSearchParams {
  const parameters = new URLSearchParams(search)
  for (const [name, value] of new URLSearchParams(hash.slice(1))) parameters.set(name, value)
  return parameters
}

/** Signs that may stand in an address as they are, and that ids are full of. */
const plain: Readonly<Record<string, string>> = { '%3A': ':', '%7E': '~', '%40': '@', '%2C': ',', '%2F': '/' }

function textOf(parameters: URLSearchParams): string {
  return parameters.toString().replace(/%(3A|7E|40|2C|2F)/g, (sign) => plain[sign] ?? sign)
}

/** Parameters as they stand in an address. Long ones go after the #, which no server gets to see. */
export function placed(parameters: URLSearchParams): { search: string; hash: string } {
  const whole = textOf(parameters)
  if (whole.length <= longestQuery) return { search: `?${whole}`, hash: '' }
  const short = new URLSearchParams(parameters)
  const long = new URLSearchParams()
  for (const name of [parts.shown.name, parts.hidden.name, parts.pinned.name]) {
    const value = short.get(name)
    if (value) long.set(name, value)
    short.delete(name)
  }
  return { search: `?${textOf(short)}`, hash: `#${textOf(long)}` }
}

/** The address that opens a view of some entries. */
export function viewAddress(view: Partial<View>): string {
  const { search, hash } = placed(writeView({ ...emptyView, ...view }))
  return `/explore${search}${hash}`
}

/** The page of an entry. */
export function pageAddress(id: string): string {
  const at = id.indexOf(':')
  return `/${id.slice(0, at)}/${id.slice(at + 1)}`
}
