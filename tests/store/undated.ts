import type { GraphStore } from '../../api/store/port.ts'
import { entry, relation } from '../contract/fixture.ts'

const organization = 'organization:international-organization-for-migration'

/** A changeset with an organization and a member of which nobody knows since when. */
export const withUndatedMember = {
  author: 'editor',
  summary: 'A member without a date',
  operations: [
    entry(organization, 'International Organization for Migration', { founded: '1951-12-05' }),
    entry('state:chile', 'Chile'),
    relation('state:chile', 'member-of', organization),
  ],
}

/** The ids of its members on a day. */
export async function membersOn(store: GraphStore, asOf: string): Promise<string[]> {
  const pages = await store.relations({ of: [organization], asOf, page: { first: 10 } })
  return (pages.get(organization)?.edges ?? []).map(({ other }) => other.id)
}
