import type { Coordinates as CoordinatesValue } from '../model/values/coordinates.ts'
import type { LanguageText } from '../model/values/languageText.ts'
import { formatPartialDate, type PartialDate as PartialDateValue } from '../model/values/partialDate.ts'
import { builder } from './builder.ts'

/** A year, a month or a day. */
export const PartialDate = builder.objectRef<PartialDateValue>('PartialDate').implement({
  description:
    'A year, a month or a day, perhaps unsure. Nothing that is known to the year is filled up to a day.',
  fields: (t) => ({
    edtf: t.exposeString('edtf', {
      nullable: false,
      description: 'In EDTF: 1945, 1945-06, 1945-06-26; ~ after it means about, ? unsure.',
    }),
    earliest: t.expose('earliest', {
      type: 'Day',
      nullable: false,
      description: 'The first day that it can mean.',
    }),
    latest: t.expose('latest', {
      type: 'Day',
      nullable: false,
      description: 'The last day that it can mean.',
    }),
    text: t.string({
      nullable: false,
      description: "As people read it in English: '26 Jun 1945', 'c. 1945'.",
      resolve: formatPartialDate,
    }),
  }),
})

/** Text with its language. */
export const LocalText = builder.objectRef<LanguageText>('LocalText').implement({
  description: 'Text in a named language.',
  fields: (t) => ({
    language: t.exposeString('language', {
      nullable: false,
      description: 'A BCP 47 tag, such as fr or zh-Hans.',
    }),
    text: t.exposeString('text', { nullable: false, description: 'The text.' }),
  }),
})

/** A point on the Earth. */
export const Coordinates = builder.objectRef<CoordinatesValue>('Coordinates').implement({
  description: 'A point in WGS 84.',
  fields: (t) => ({
    latitude: t.exposeFloat('latitude', {
      nullable: false,
      description: 'Degrees, north positive, -90 to 90.',
    }),
    longitude: t.exposeFloat('longitude', {
      nullable: false,
      description: 'Degrees, east positive, -180 to 180.',
    }),
  }),
})
