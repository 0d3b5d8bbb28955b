/** A question that the API answers, to be run and changed. */
export interface Example {
  readonly title: string
  readonly query: string
}

/** Questions to begin with: what this API is for. */
export const examples: readonly Example[] = [
  {
    title: 'Who was a party on a day',
    query: `# Who was bound by the Paris Agreement on 1 December 2020, while the United States was out of it?
{
  treaty(id: "paris-agreement") {
    name
    parties(asOf: "2020-12-01", first: 10) {
      totalCount
      edges {
        node { id name }
        since { text }
        consent
        signed { text }
      }
    }
  }
}
`,
  },
  {
    title: 'Signed, and not ratified',
    query: `# Who signed the Kyoto Protocol and never consented to be bound?
{
  treaty(id: "kyoto-protocol") {
    parties(status: SIGNATORY) {
      totalCount
      edges { node { name } signed { text } treatyStatus }
    }
  }
}
`,
  },
  {
    title: 'A list, filtered and counted',
    query: `# Specialized agencies of the United Nations by age, and where they sit
{
  organizations(
    filter: { type: { equals: SPECIALIZED_AGENCY } }
    orderBy: { field: FOUNDED }
  ) {
    totalCount
    facets(by: ["seatCountry"]) { values { label count } }
    edges { node { name founded { text } seat } }
  }
}
`,
  },
  {
    title: 'The way from one to another',
    query: `# How are the WHO and the Montreal Protocol joined, if not through states?
{
  paths(
    from: "organization:world-health-organization"
    to: "treaty:montreal-protocol"
    avoidKinds: [STATE]
    count: 3
  ) {
    paths {
      length
      steps { sentence }
    }
    stoppedAt { hops reason }
  }
}
`,
  },
  {
    title: 'How a case went',
    query: `# How the Paris Agreement was made, and who took part in what role
{
  caseStudy(id: "paris-agreement-negotiation") {
    name
    phases { title since { text } until { text } entries { name } }
    participants(first: 50) { edges { role node { name } } }
    citations { at source { name } }
  }
}
`,
  },
  {
    title: 'Search as you type',
    query: `# Case, accents and small typing errors do not matter
{
  search(query: "cote divoire", first: 5) {
    matchedIn
    matchedText
    entry { id kind name }
  }
}
`,
  },
]
