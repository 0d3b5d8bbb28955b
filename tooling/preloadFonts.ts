import type { Plugin } from 'vite'

// The fonts of every page are asked for together with its styles, not after them.

/** The letters that every page is written in. Other files are fetched when a page has letters of theirs. */
const first = [/inter-latin-wght-normal-[^/]*\.woff2$/, /source-serif-4-latin-wght-normal-[^/]*\.woff2$/]

/** The plugin that names them in the head of the page. */
export function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) =>
        first.map((font) => {
          const file = Object.keys(bundle).find((name) => font.test(name))
          if (!file) throw new Error(`No file of the build is the font ${font}.`)
          return {
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: true },
            injectTo: 'head-prepend' as const,
          }
        }),
    },
  }
}
