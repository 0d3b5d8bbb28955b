/** A treaty without parties. */
export const unjoined = {
  action: 'createEntry',
  id: 'treaty:a-treaty-that-nobody-joined',
  properties: { name: 'A treaty that nobody joined', type: 'treaty', adopted: '1999' },
  citations: [],
}

/** A guide with steps, which the tests walk. */
export const guide = {
  action: 'createEntry',
  id: 'guide:how-the-ozone-layer-was-protected',
  properties: {
    name: 'How the ozone layer was protected',
    type: 'tour',
    summary: 'A tour of the treaties that protect the ozone layer.',
    steps: [
      {
        title: 'A convention first',
        text: 'It set out a duty to *cooperate*, and little else.',
        entries: [
          'treaty:vienna-convention-for-the-protection-of-the-ozone-layer',
          'topic:ozone-layer-depletion',
        ],
      },
      {
        title: 'Then a protocol',
        text: 'It set limits, and dates for them.',
        entries: ['treaty:montreal-protocol', 'state:france'],
      },
      {
        title: 'And its amendments',
        text: 'It was made stricter again and again.',
        entries: ['treaty:montreal-protocol'],
      },
    ],
  },
  citations: [],
}

/** Text that would do harm if a page took it for markup. */
export const script = `"><img src=x onerror="globalThis.harm=1"><script>globalThis.harm=1</script>`

/** What cannot be stored as Markdown, since HTML is refused there, is tried in names and notes; links in the summary. */
export const hostile = [
  {
    action: 'createEntry',
    id: 'organization:hostile',
    properties: {
      name: `Hostile ${script}`,
      otherNames: [script],
      abbreviations: ['<b>H</b>'],
      summary: 'See [this](javascript:globalThis.harm=1) and https://example.org/a. **Bold** it is.',
      seat: [script],
      statusNote: script,
    },
    citations: [{ source: 'source:hostile', at: script }],
  },
  {
    action: 'createEntry',
    id: 'source:hostile',
    properties: { name: `Source ${script}`, authors: [script] },
    citations: [],
  },
  {
    action: 'createEntry',
    id: 'glossary-term:hostile',
    properties: { name: `Term ${script}`, summary: 'A term that means harm.' },
    citations: [],
  },
  {
    action: 'createRelation',
    type: 'member-of',
    from: 'state:france',
    to: 'organization:hostile',
    spell: 1,
    since: '1990',
    properties: { note: script },
    citations: [{ source: 'source:hostile' }],
  },
]

/** An entry that was merged into another, and one that was deleted. */
export const gone: readonly (readonly unknown[])[] = [
  [
    {
      action: 'createEntry',
      id: 'organization:world-health-organisation',
      properties: { name: 'World Health Organisation' },
      citations: [],
    },
    {
      action: 'createEntry',
      id: 'organization:office-of-nothing',
      properties: { name: 'Office of Nothing' },
      citations: [],
    },
  ],
  [
    {
      action: 'mergeEntry',
      id: 'organization:world-health-organisation',
      revision: 1,
      into: 'organization:world-health-organization',
      intoRevision: 1,
    },
    { action: 'deleteEntry', id: 'organization:office-of-nothing', revision: 1 },
  ],
]
