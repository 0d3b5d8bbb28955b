import { refused, shown, understood, type ValueType } from './valueType.ts'

/**
 * The registers whose identifiers entries can carry: the form of an identifier, an example, and the
 * address at which the register shows it.
 */
export const registers = {
  wikidata: {
    label: 'Wikidata',
    form: /^Q[1-9]\d{0,9}$/,
    example: 'Q7817',
    address: (id: string) => `https://www.wikidata.org/wiki/${id}`,
  },
  'iso-3166-1-alpha-3': {
    label: 'ISO 3166-1 alpha-3',
    form: /^[A-Z]{3}$/,
    example: 'CHE',
    address: undefined,
  },
  'iso-3166-1-numeric': { label: 'ISO 3166-1 numeric', form: /^\d{3}$/, example: '756', address: undefined },
  'un-treaty-registration': {
    label: 'UN Treaty Series registration number',
    form: /^[1-9]\d{0,5}$/,
    example: '26369',
    address: undefined,
  },
  'un-depositary-chapter': {
    label: 'Chapter in Multilateral Treaties Deposited with the Secretary-General',
    form: /^[IVXL]+-\d{1,2}(-[a-z0-9]+)*$/,
    example: 'XXVII-2-a',
    address: (id: string) => `https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=${id}`,
  },
  'un-document': {
    label: 'UN document symbol',
    form: /^[A-Z][A-Za-z0-9./()-]+$/,
    example: 'A/RES/60/251',
    address: (id: string) => `https://undocs.org/${id}`,
  },
  doi: {
    label: 'DOI',
    form: /^10\.\d{4,9}\/\S+$/,
    example: '10.1038/249810a0',
    address: (id: string) => `https://doi.org/${id}`,
  },
  isbn: { label: 'ISBN-13', form: /^97[89]\d{10}$/, example: '9780674537521', address: undefined },
} as const

/** The name of a register. */
export type Register = keyof typeof registers

/** What an entry is called in a register kept by others. */
export const externalIdentifierType: ValueType<string, { register?: Register }> = {
  description: 'An identifier in a register that others keep.',
  parse(input, { register }) {
    const text = typeof input === 'number' ? String(input) : input
    if (!register) return refused('the property names no register')
    const { form, label, example } = registers[register]
    return typeof text === 'string' && form.test(text)
      ? understood(text)
      : refused(`${shown(input)} is not an identifier of ${label}: they look like ${example}`)
  },
  format: (value) => value,
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
}
