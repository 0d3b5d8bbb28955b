import { expectTypeOf, test } from 'vitest'
import type { PropertiesOf } from '../../api/model/declarations.ts'
import type { claim } from '../../api/model/kinds/claim.ts'
import type { organization } from '../../api/model/kinds/organization.ts'
import type { KindName, RelationTypeName } from '../../api/model/ontology.ts'
import type { PartialDate } from '../../api/model/values/partialDate.ts'

test('the types of properties follow from their declarations', () => {
  type Organization = PropertiesOf<(typeof organization)['properties']>
  expectTypeOf<Organization['name']>().toEqualTypeOf<string>()
  expectTypeOf<Organization['founded']>().toEqualTypeOf<PartialDate | undefined>()
  expectTypeOf<Organization['abbreviations']>().toEqualTypeOf<readonly string[] | undefined>()
  expectTypeOf<PropertiesOf<(typeof claim)['properties']>['standing']>().toEqualTypeOf<
    'established' | 'contested' | 'anecdotal' | 'refuted'
  >()
})

test('the names of kinds and relation types are known to the compiler', () => {
  expectTypeOf<'Treaty'>().toExtend<KindName>()
  expectTypeOf<'party-to'>().toExtend<RelationTypeName>()
  expectTypeOf<'Country'>().not.toExtend<KindName>()
})
