/** A way to ask the API. */
export interface Language {
  readonly name: string
  /** The whole program that asks a query. */
  program(query: string, address: string): string
}

/** A query as one line of a JSON body. */
function body(query: string): string {
  return JSON.stringify({ query })
}

/** The ways in which a query can be asked from elsewhere. */
export const languages: readonly Language[] = [
  { name: 'GraphQL', program: (query) => query },
  {
    name: 'Python',
    program: (query, address) => `import json
from urllib.request import Request, urlopen

query = """${query.replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"')}"""

request = Request(
    "${address}",
    json.dumps({"query": query}).encode(),
    {"content-type": "application/json"},
)
answer = json.load(urlopen(request))
print(json.dumps(answer["data"], indent=2, ensure_ascii=False))
`,
  },
  {
    name: 'R',
    program: (query, address) => `library(httr2)

query <- r"---(
${query.trim()}
)---"

answer <- request("${address}") |>
  req_body_json(list(query = query)) |>
  req_perform() |>
  resp_body_json(simplifyVector = TRUE)
str(answer$data)
`,
  },
  {
    name: 'curl',
    program: (query, address) =>
      `curl ${address} \\\n  -H 'content-type: application/json' \\\n  -d '${body(query).replaceAll("'", "'\\''")}'\n`,
  },
  {
    name: 'TypeScript',
    program: (query, address) => `const query = \`${query.replace(/[\\`$]/g, (sign) => `\\${sign}`)}\`

const answer = await fetch('${address}', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
})
const { data, errors } = await answer.json()
console.log(errors ?? data)
`,
  },
]
