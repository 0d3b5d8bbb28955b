/** What the explorer shows. All of it stands in the address, so that Back works and a copied address shows the same. */
export interface View {
  /** The ids of the entries on the canvas, in the order in which they came. */
  readonly shown: readonly string[]
  /** The entry that the panel tells of. */
  readonly selected: string | null
  /** The day that is shown; null is today. */
  readonly day: string | null
  /** The names of kinds that are switched off. */
  readonly hiddenKinds: readonly string[]
}

/** What the canvas holds well. */
export const largestCanvas = 1000

const dayForm = /^\d{4}-\d{2}-\d{2}$/

function list(value: string | null): string[] {
  return [...new Set((value ?? '').split('~').filter(Boolean))]
}

/** The view that an address stands for. What cannot be read in it is left out. */
export function readView(parameters: URLSearchParams): View {
  const day = parameters.get('asOf')
  const selected = parameters.get('selected')
  const shown = list(parameters.get('shown')).slice(0, largestCanvas)
  return {
    shown: selected && !shown.includes(selected) ? [...shown, selected] : shown,
    selected,
    day: day && dayForm.test(day) && !Number.isNaN(Date.parse(day)) ? day : null,
    hiddenKinds: list(parameters.get('without')),
  }
}

/** The address of a view. `~` parts the ids, since it stands in an address as it is. */
export function writeView({ shown, selected, day, hiddenKinds }: View): URLSearchParams {
  const parameters = new URLSearchParams()
  if (shown.length > 0) parameters.set('shown', shown.join('~'))
  if (selected) parameters.set('selected', selected)
  if (day) parameters.set('asOf', day)
  if (hiddenKinds.length > 0) parameters.set('without', hiddenKinds.join('~'))
  return parameters
}

/** The view with more entries on the canvas. */
export function withShown(view: View, ids: readonly string[]): View {
  return { ...view, shown: [...new Set([...view.shown, ...ids])].slice(0, largestCanvas) }
}

/** The view without an entry on the canvas. */
export function withoutShown(view: View, id: string): View {
  return {
    ...view,
    shown: view.shown.filter((each) => each !== id),
    selected: view.selected === id ? null : view.selected,
  }
}

/** Today in UTC, as the API counts days. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}

/** The address that opens a view of some entries. */
export function viewAddress(view: Partial<View>): string {
  return `/explore?${writeView({ shown: [], selected: null, day: null, hiddenKinds: [], ...view })}`
}
