import { type Choices, choiceType } from './choice.ts'
import { type Coordinates, coordinatesType } from './coordinates.ts'
import { countryCodeType } from './countryCode.ts'
import { externalIdentifierType, type Register } from './externalIdentifier.ts'
import { integerType } from './integer.ts'
import { type LanguageText, languageTextType } from './languageText.ts'
import { type PartialDate, partialDateType } from './partialDate.ts'
import { type Step, stepType } from './step.ts'
import { markdownType, textType } from './text.ts'
import { urlType } from './url.ts'
import type { ValueType } from './valueType.ts'

/** The TypeScript type of the values of each value type. */
export interface Values {
  text: string
  markdown: string
  languageText: LanguageText
  partialDate: PartialDate
  integer: number
  choice: string
  countryCode: string
  url: string
  coordinates: Coordinates
  externalIdentifier: string
  step: Step
}

/** The name of a value type. */
export type ValueTypeName = keyof Values

/** What a property may ask of its values beyond their type. */
export interface ValueRules {
  /** For `choice`: what can be chosen. */
  choices?: Choices
  /** For `externalIdentifier`: whose identifiers they are. */
  register?: Register
  /** For `countryCode`: whether the code itself is what is told, and not the country that it stands for. */
  asCode?: boolean
}

/** Every value type by its name. */
export const valueTypes: { readonly [Name in ValueTypeName]: ValueType<Values[Name], ValueRules> } = {
  text: textType,
  markdown: markdownType,
  languageText: languageTextType,
  partialDate: partialDateType,
  integer: integerType,
  choice: choiceType,
  countryCode: countryCodeType,
  url: urlType,
  coordinates: coordinatesType,
  externalIdentifier: externalIdentifierType,
  step: stepType,
}
