import type { Action } from './action.ts'
import { chooseDay } from './chooseDay.ts'
import { chooseLayout } from './chooseLayout.ts'
import { closeTopmost } from './closeTopmost.ts'
import { collapse } from './collapse.ts'
import { compare } from './compare.ts'
import { compareDays } from './compareDays.ts'
import { expand } from './expand.ts'
import { exportShown } from './exportShown.ts'
import { findPath } from './findPath.ts'
import { findShared } from './findShared.ts'
import { fit } from './fit.ts'
import { hide } from './hide.ts'
import { keepOnly } from './keepOnly.ts'
import { listKeys } from './listKeys.ts'
import { measure } from './measure.ts'
import { nextDay } from './nextDay.ts'
import { openMenu } from './openMenu.ts'
import { openPage } from './openPage.ts'
import { pin } from './pin.ts'
import { play } from './play.ts'
import { previousDay } from './previousDay.ts'
import { query } from './query.ts'
import { redo } from './redo.ts'
import { remove } from './remove.ts'
import { seeGraph } from './seeGraph.ts'
import { seeOutline } from './seeOutline.ts'
import { seeTable } from './seeTable.ts'
import { selectAll } from './selectAll.ts'
import { selectNeighbours } from './selectNeighbours.ts'
import { share } from './share.ts'
import { showHidden } from './showHidden.ts'
import { toggleFilters } from './toggleFilters.ts'
import { togglePanel } from './togglePanel.ts'
import { undo } from './undo.ts'
import { zoomIn } from './zoomIn.ts'
import { zoomOut } from './zoomOut.ts'

/** Everything that can be done, in the order of the list of keys. */
export const actions: readonly Action[] = [
  seeGraph,
  seeTable,
  seeOutline,
  toggleFilters,
  chooseLayout,
  togglePanel,
  zoomIn,
  zoomOut,
  fit,
  closeTopmost,
  listKeys,
  expand,
  collapse,
  hide,
  showHidden,
  remove,
  keepOnly,
  pin,
  selectAll,
  selectNeighbours,
  openMenu,
  openPage,
  findPath,
  findShared,
  compare,
  measure,
  query,
  chooseDay,
  previousDay,
  nextDay,
  play,
  compareDays,
  undo,
  redo,
  share,
  exportShown,
]
