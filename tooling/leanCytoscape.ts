import type { Plugin } from 'vite'

// Leaves out of Cytoscape what Concord never calls: its own layouts (ours run in a worker), its graph algorithms (the
// API has them) and its WebGL renderer. Together they are more than a third of what the canvas would load.

/** What is taken out: where it is registered, and what stands there instead. */
const cuts = [
  {
    what: 'graph algorithms',
    from: /^\[(elesfn\$\w+), [^\]]*hopcroftTarjanBiconnected[^\]]*\](?=\.forEach\()/m,
    // The first one is the search in breadth and depth, on which components rest.
    to: '[$1]',
  },
  {
    what: 'layouts',
    from: /^var layout = \[\{[\s\S]*?\n\}\];/m,
    to: "var layout = [{ name: 'null', impl: NullLayout }, { name: 'preset', impl: PresetLayout }];",
  },
  { what: 'WebGL renderer', from: /^(\[CRp\$b, .*?)CRp\$4, (.*\]\.forEach\()/m, to: '$1$2' },
  // Without a class that only the functions above make, and that nothing else names.
  { what: 'WebGL functions', from: /^CRp\$4\.initWebgl = function/m, to: 'var initWebgl = function' },
]

/** The plugin. A new version of Cytoscape that is put together otherwise fails the build, and says so. */
export function leanCytoscape(): Plugin {
  return {
    name: 'lean-cytoscape',
    enforce: 'pre',
    transform: {
      filter: { id: /cytoscape\.esm\.mjs/ },
      handler(code) {
        return {
          code: cuts.reduce((text, { what, from, to }) => {
            if (!from.test(text)) throw new Error(`Cytoscape registers its ${what} otherwise than expected.`)
            return text.replace(from, to)
          }, code),
          map: null,
        }
      },
    },
  }
}
