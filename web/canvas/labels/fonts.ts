/** The sans of the page: for scripts that Inter has not, the fonts of the system. */
const FAMILY =
  '"Inter Variable", Inter, "PingFang SC", "Hiragino Sans", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", ' +
  '"Geeza Pro", "Noto Sans Arabic", "Segoe UI", "Noto Sans", system-ui, sans-serif'

/** The line height of labels. */
export const LINE = 12.5
/** The line height of stressed labels. */
export const STRESSED_LINE = 14.5

/** The fonts of the overlay, as the canvas writes them. Their sizes do not change with the zoom. */
export const fonts = {
  label: `500 10.5px ${FAMILY}`,
  stressed: `700 12.5px ${FAMILY}`,
  detail: `400 9.5px ${FAMILY}`,
  relation: `500 9.5px ${FAMILY}`,
  path: `600 10.5px ${FAMILY}`,
  badge: `700 10.5px ${FAMILY}`,
  guide: `600 11px ${FAMILY}`,
  mark: `700 14px ${FAMILY}`,
  /** The code in the sign of a state: its size follows the sign's. */
  code: (size: number) => `700 ${size}px ${FAMILY}`,
}
