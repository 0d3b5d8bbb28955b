import type { Plugin } from 'vite'

// What is fetched first: the server has written the beginning of every page, which needs styles and fonts, not scripts.

/** The letters that every page is written in. Other files are fetched when a page has letters of theirs. */
const fonts = [/inter-latin-wght-normal-[^/]*\.woff2$/, /source-serif-4-latin-wght-normal-[^/]*\.woff2$/]

/** The plugin that names the fonts in the head of the page, and lets scripts come after what is drawn first. */
export function firstPaint(): Plugin {
  return {
    name: 'first-paint',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => ({
        html: html.replace(/<(script type="module"|link rel="modulepreload") /g, '<$1 fetchpriority="low" '),
        tags: fonts.map((font) => {
          const file = Object.keys(bundle).find((name) => font.test(name))
          if (!file) throw new Error(`No file of the build is the font ${font}.`)
          return {
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: true },
            injectTo: 'head-prepend' as const,
          }
        }),
      }),
    },
  }
}
