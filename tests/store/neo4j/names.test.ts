import { describe, expect, test } from 'vitest'
import { defineOntology, ontology } from '../../../api/model/ontology.ts'
import { Names } from '../../../api/store/neo4j/names.ts'

const names = new Names(ontology)

describe('words that become part of statements', () => {
  test('are the names of the model', () => {
    expect(names.label('CaseStudy')).toBe('CaseStudy')
    expect(names.labels(['State', 'Treaty'])).toBe('State|Treaty')
    expect(names.relationshipType('member-of')).toBe('MEMBER_OF')
    expect(names.relationType('MEMBER_OF')).toBe('member-of')
    expect(names.idPrefix('CaseStudy')).toBe('case-study:')
  })

  test.each(['Organisation', 'Entry', 'State` DETACH DELETE n //', '', '__proto__'])(
    'are not kinds that the model does not have: %j',
    (kind) => {
      expect(() => names.label(kind)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
      expect(() => names.labels(['State', kind])).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
    },
  )

  test.each(['member_of', 'MEMBER_OF', 'member-of|PARTY_TO', ']-() DELETE n //', 'constructor'])(
    'are not relation types that the model does not have: %j',
    (type) => {
      expect(() => names.relationshipType(type)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
    },
  )

  test('suggest what was meant', () => {
    expect(() => names.label('Organisation')).toThrow(/Did you mean 'Organization'\?/)
    expect(() => names.relationshipType('memberof')).toThrow(/Did you mean 'member-of'\?/)
  })

  test('are not those that the store keeps for itself', () => {
    const state = ontology.kinds.get('State')
    if (!state) throw new Error('There is no kind State.')
    const withKept = {
      ...state,
      properties: { ...state.properties, revision: { value: 'integer', description: '' } },
    } as const
    expect(() => new Names(defineOntology([withKept], []))).toThrow(
      expect.objectContaining({ code: 'INVALID_MODEL' }),
    )
    expect(() => new Names(defineOntology([{ ...state, name: 'Change' }], []))).toThrow(
      expect.objectContaining({ code: 'INVALID_MODEL' }),
    )
  })
})
