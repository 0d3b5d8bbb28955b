import { Client, cacheExchange, fetchExchange } from 'urql'

/** The way to the API. What was read once is kept for the visit. */
export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange],
  preferGetMethod: false,
})
