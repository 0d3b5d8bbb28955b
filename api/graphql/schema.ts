import type { GraphQLSchema } from 'graphql'
import { builder } from './builder.ts'
import './entries/lists.ts'
import './relations/connections.ts'
import './search/search.ts'
import './neighborhood/neighborhood.ts'
import './paths/paths.ts'
import './sets/sets.ts'
import './past/diff.ts'
import './past/versions.ts'
import './counts/years.ts'
import './ontology/ontology.ts'
import './changesets/queries.ts'
import './changesets/mutations.ts'

/** The schema, made of what the folders beside this file add to the builder. */
export const schema: GraphQLSchema = builder.toSchema()
