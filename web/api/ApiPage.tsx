/** Replaced by the page with GraphiQL. */
export default function ApiPage() {
  return <main />
}
