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
  {
    title: 'Everybody who ever was a member',
    query: `# Every state that ever was a member of the WHO, the latest to join first
{
  organization(id: "world-health-organization") {
    members(first: 10, orderBy: SINCE) {
      totalCount
      edges { node { name } since { text } until { text } status }
    }
  }
}
`,
  },
  {
    title: 'What a state belongs to',
    query: `# The organizations and coalitions of France, and the treaties that bind it today
{
  state(id: "france") {
    name
    memberships(first: 20) { totalCount edges { node { kind name } since { text } } }
    treaties(status: PARTY, first: 20) { totalCount edges { node { name } since { text } } }
  }
}
`,
  },
  {
    title: 'Party to one, not to another',
    query: `# Which states are party to the Montreal Protocol and have not ratified the Kyoto Protocol?
{
  states(
    filter: {
      treaties: { some: { node: { id: { equals: "treaty:montreal-protocol" } }, edge: { treatyStatus: { equals: PARTY } } } }
      not: { treaties: { some: { node: { id: { equals: "treaty:kyoto-protocol" } }, edge: { treatyStatus: { equals: PARTY } } } } }
    }
    first: 50
  ) {
    totalCount
    edges { node { name } }
  }
}
`,
  },
  {
    title: 'The treaties with the most parties',
    query: `# Treaties by the number of their parties on a day
{
  treaties(orderBy: { numberOf: PARTIES, asOf: "2020-01-01", direction: DESCENDING }, first: 10) {
    edges { node { name parties(asOf: "2020-01-01", first: 1) { totalCount } } }
  }
}
`,
  },
  {
    title: 'Who left, and when',
    query: `# Everybody who withdrew from the Paris Agreement, with the notice that they gave
{
  treaty(id: "paris-agreement") {
    parties(status: WITHDRAWN, asOf: "2020-12-01") {
      edges { node { name } withdrawalNotified { text } until { text } }
    }
  }
}
`,
  },
  {
    title: 'The life of a treaty',
    query: `# When was it adopted, opened and in force, and under which condition?
{
  treaty(id: "montreal-protocol") {
    name
    adopted { text }
    openedForSignature { text }
    entryIntoForce { text }
    entryIntoForceCondition
    amendments { edges { node { name } } }
    depositaries { edges { node { name } } }
    administeredBy { edges { role node { name } } }
  }
}
`,
  },
  {
    title: 'What rests on which source',
    query: `# Every fact about the WHO with the place in the source that says it
{
  organization(id: "world-health-organization") {
    facts {
      label
      values
      citations { at source { name } sourceSays }
    }
  }
}
`,
  },
  {
    title: 'Where sources differ',
    query: `# Relations of the Paris Agreement on which some source says otherwise
{
  treaty(id: "paris-agreement") {
    parties(first: 100) {
      edges {
        node { name }
        relation { sourcesDiffer citations { at sourceSays source { name } } }
      }
    }
  }
}
`,
  },
  {
    title: 'How well claims stand',
    query: `# Claims by their standing, and what speaks for and against some
{
  claims(first: 5) {
    totalCount
    facets(by: ["standing"]) { values { label count } }
    edges {
      node {
        name
        standing
        supportedBy { totalCount }
        disputedBy { totalCount edges { node { name } } }
      }
    }
  }
}
`,
  },
  {
    title: 'The positions in a debate',
    query: `# What is answered to a question, by whom
{
  debate(id: "is-the-paris-agreement-legally-binding") {
    name
    answeredBy {
      edges { node { name ... on Claim { standing attributedTo heldBy { edges { node { name } } } } } }
    }
  }
}
`,
  },
  {
    title: 'What surrounds an entry',
    query: `# A few of each relation of the UN Environment Programme, and how many more there are
{
  neighborhood(start: ["organization:united-nations-environment-programme"], perType: 5) {
    entries { id kind name }
    groups { reading shown total }
  }
}
`,
  },
  {
    title: 'What joins some entries',
    query: `# All relations among four entries on a day
{
  subgraph(
    ids: [
      "treaty:montreal-protocol"
      "treaty:kigali-amendment"
      "organization:united-nations-environment-programme"
      "treaty:vienna-convention-for-the-protection-of-the-ozone-layer"
    ]
    asOf: "2020-01-01"
  ) {
    relations { sentence }
  }
}
`,
  },
  {
    title: 'Words and their meaning',
    query: `# Terms of the glossary with what is broader and narrower
{
  glossaryTerms(first: 10) {
    totalCount
    edges { node { name summary broader { edges { node { name } } } narrower { edges { node { name } } } } }
  }
}
`,
  },
  {
    title: 'Who led what, when',
    query: `# Who has led the World Health Organization
{
  organization(id: "world-health-organization") {
    leaders(first: 20, orderBy: SINCE) { edges { node { name } since { text } until { text } } }
  }
}
`,
  },
  {
    title: 'By region and by year',
    query: `# States that are party to the Paris Agreement, counted by region
{
  states(filter: { treaties: { toEach: ["treaty:paris-agreement"] } }, first: 1) {
    totalCount
    facets(by: ["region"]) { values { label count } }
  }
}
`,
  },
  {
    title: 'What changed last',
    query: `# The last changesets, and what the newest one changed
{
  datasetVersion
  changesets(first: 3) {
    edges { node { version time author summary changes(first: 3) { edges { node { action subjectId } } } } }
  }
}
`,
  },
  {
    title: 'What the model knows',
    query: `# Every kind with its properties, and how each relation reads from both its ends
{
  ontology {
    kinds { name description properties { name valueType filterable sortable } }
    relationTypes { name forwardReading backwardReading fromKinds toKinds }
  }
}
`,
  },
]
