import type { Measure } from './labelText.ts'

/** What measures texts as a canvas writes them. */
export function textMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d')
  return (text, font) => {
    if (!context) return text.length * 6
    if (context.font !== font) context.font = font
    return context.measureText(text).width
  }
}
