import type { KindDeclaration } from '../declarations.ts'
import { lookup, naming } from './naming.ts'

/** What facts rest on. */
export const source = {
  name: 'Source',
  plural: 'Sources',
  family: 'evidence',
  description: 'A document that others rest on: a treaty text, a register, a book, an article.',
  shape: '-.75 -1 .25 -1 .75 -.5 .75 1 -.75 1',
  icon: 'book-2',
  caption: 'name',
  stepsBack: true,
  properties: {
    name: { ...naming.name, label: 'title', description: 'The title.' },
    otherNames: naming.otherNames,
    summary: { ...naming.summary, description: 'What it is and what it can be relied on for.' },
    type: {
      value: 'choice',
      filterable: true,
      description: 'What sort of document it is.',
      choices: {
        'treaty-text': { label: 'treaty text', description: 'The text of a treaty.' },
        register: { label: 'register', description: 'A register that is kept up, such as a depositary’s.' },
        'official-document': {
          label: 'official document',
          description: 'A document of a body or a government.',
        },
        website: { label: 'official site', description: 'A site of the body itself.' },
        book: { label: 'book', description: 'A book or a chapter of one.' },
        article: { label: 'article', description: 'An article in a journal.' },
        'reference-work': {
          label: 'reference work',
          description: 'An encyclopedia, handbook or dictionary.',
        },
        report: { label: 'report', description: 'A report of an organization or commission.' },
        news: { label: 'news', description: 'A report in the press.' },
        essay: { label: 'essay', description: 'A text written from a personal point of view.' },
        dataset: { label: 'dataset', description: 'A set of data.' },
        judgment: { label: 'judgment', description: 'A ruling of a court or panel.' },
      },
    },
    authors: {
      value: 'text',
      many: true,
      search: 'otherName',
      description: 'Who wrote or issued it, in order.',
    },
    published: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it was published.',
    },
    publisher: { value: 'text', description: 'Publisher, journal or issuing body, with volume and pages.' },
    url: { value: 'url', label: 'address', description: 'Where it can be read.' },
    doi: {
      value: 'externalIdentifier',
      register: 'doi',
      label: 'DOI',
      filterable: true,
      description: 'The digital object identifier.',
    },
    isbn: {
      value: 'externalIdentifier',
      register: 'isbn',
      label: 'ISBN',
      description: 'The number of the book, 13 digits.',
    },
    viewpoint: {
      value: 'text',
      description: 'The point of view from which it is written, where that matters.',
    },
    wikidata: lookup.wikidata,
  },
  featured: ['type', 'authors', 'published', 'publisher', 'url'],
} as const satisfies KindDeclaration
