// Fonts are served by Concord itself. Each file covers some letters, and is loaded when a page uses one of them.
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import '@fontsource-variable/source-serif-4/wght-italic.css'

/** The fonts that the canvas measures: they have to be there before the first label is drawn. */
const canvasFonts = ['500 10.5px "Inter Variable"', '700 12.5px "Inter Variable"']

/** Waits for the fonts of the canvas, but not for longer than a reader would. */
export async function canvasFontsReady(patience = 1500): Promise<void> {
  const loaded = Promise.allSettled(canvasFonts.map((font) => document.fonts.load(font)))
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, patience))])
}
