import type { StylesheetJson } from 'cytoscape'
import type { Palette } from './palette.ts'

/** How much the canvas can afford to draw. */
export interface Detail {
  /** Above some 300 entries relations are straight, and only those that are lit have arrows. */
  readonly many: boolean
  /** Seen from so far that arrows would be specks. */
  readonly far: boolean
}

/** The style of everything that Cytoscape draws; labels are not among it. */
export function stylesheet(palette: Palette, detail: Detail): StylesheetJson {
  return [
    ...coreStyles(palette),
    ...entryStyles(palette),
    ...relationStyles(palette, detail),
    ...emphasis(palette),
  ] as StylesheetJson
}

function coreStyles({ ink, focus }: Palette) {
  return [
    {
      selector: 'core',
      style: {
        'selection-box-color': focus,
        'selection-box-opacity': 0.08,
        'selection-box-border-color': ink,
        'selection-box-border-width': 1,
        'active-bg-opacity': 0,
      },
    },
  ]
}

function entryStyles(palette: Palette) {
  return [
    {
      selector: 'node',
      style: {
        shape: 'data(shape)',
        width: 'data(size)',
        height: 'data(size)',
        'background-color': 'data(colour)',
        'border-width': 0,
        'overlay-opacity': 0,
        'z-index': 2,
      },
    },
    { selector: 'node[?points]', style: { 'shape-polygon-points': 'data(points)' } },
    {
      selector: 'node[?icon]',
      style: {
        'background-image': 'data(icon)',
        'background-width': 'data(iconSize)',
        'background-height': 'data(iconSize)',
        'background-position-x': 'data(iconX)',
        'background-position-y': 'data(iconY)',
        'background-image-smoothing': 'yes',
      },
    },
    {
      selector: 'node.past',
      style: {
        'background-color': palette.paper,
        'border-width': 2,
        'border-style': 'dashed',
        'border-dash-pattern': [4, 3],
        'border-color': 'data(colour)',
      },
    },
    // Doubt is amber and dotted, as it is on relations.
    {
      selector: 'node.contested',
      style: { 'border-width': 2.5, 'border-style': 'dotted', 'border-color': palette.changed },
    },
    { selector: '.absent', style: { visibility: 'hidden' } },
    // Too small on the screen for an icon to be more than a smudge.
    { selector: 'node.bare', style: { 'background-image': 'none' } },
  ]
}

function relationStyles({ relation, changed, added, removed }: Palette, { many, far }: Detail) {
  const line = (colour: string, width: number) => ({
    width,
    'line-color': colour,
    'target-arrow-color': colour,
  })
  const change = (colour: string) => ({ ...line(colour, 3), 'arrow-scale': 0.8 })
  return [
    {
      selector: 'edge',
      style: {
        ...line(relation, 1),
        'curve-style': many ? 'haystack' : 'bezier',
        'haystack-radius': 0,
        'control-point-step-size': 22,
        'arrow-scale': 0.62,
        'overlay-opacity': 0,
        'z-index': 1,
      },
    },
    { selector: 'edge.directed', style: { 'target-arrow-shape': many || far ? 'none' : 'triangle' } },
    { selector: 'edge.past', style: { 'line-style': 'dashed', 'line-dash-pattern': [5, 4] } },
    {
      selector: 'edge.announced',
      style: { width: 1.5, 'line-style': 'dashed', 'line-dash-pattern': [1, 3], 'line-cap': 'round' },
    },
    {
      selector: 'edge.differs',
      style: { ...line(changed, 2), 'line-style': 'dashed', 'line-dash-pattern': [2, 3] },
    },
    { selector: 'edge.added', style: change(added) },
    {
      selector: 'edge.changed',
      style: { ...change(changed), 'line-style': 'dashed', 'line-dash-pattern': [12, 3, 2, 3] },
    },
    {
      selector: 'edge.removed',
      style: { ...change(removed), 'line-style': 'dashed', 'line-dash-pattern': [7, 5] },
    },
  ]
}

function emphasis(palette: Palette) {
  const { ink, added, changed, removed, focus } = palette
  const ring = (colour: string, width: number, offset: number) => ({
    'outline-width': width,
    'outline-color': colour,
    'outline-offset': offset,
    'z-index': 9,
  })
  const lit = { 'line-color': ink, 'target-arrow-color': ink, 'z-index': 8 }
  return [
    { selector: 'edge.lit', style: { ...lit, width: 1.7 } },
    {
      selector: 'edge.lit.differs',
      style: { 'line-color': changed, 'target-arrow-color': changed, width: 2.4 },
    },
    { selector: 'edge.path', style: { ...lit, width: 4, 'arrow-scale': 0.8, 'z-index': 9 } },
    {
      selector: 'edge.directed.lit, edge.directed.path',
      style: { 'curve-style': 'bezier', 'target-arrow-shape': 'triangle' },
    },
    { selector: 'node.dim', style: { opacity: palette.dimEntry } },
    { selector: 'edge.dim', style: { opacity: palette.dimRelation } },
    { selector: 'node.lit', style: { 'z-index': 8 } },
    { selector: 'node.added', style: ring(added, 3, 3) },
    { selector: 'node.removed', style: { ...ring(removed, 3, 3), 'outline-style': 'dotted' } },
    { selector: 'node.changed', style: { ...ring(changed, 3, 3), 'outline-style': 'dashed' } },
    { selector: 'node.path', style: ring(ink, 2, 3) },
    { selector: 'node.selected', style: ring(ink, 2.5, 3.5) },
    { selector: 'node.focused', style: ring(focus, 3, 3.5) },
  ]
}
