import type { FastifyInstance } from 'fastify'
import type { GraphStore } from '../store/port.ts'

/** /health tells how the store is; /health/live only that the process answers. */
export function addHealthRoutes(app: FastifyInstance, store: GraphStore): void {
  app.get('/health', async (_, reply) => {
    const { ok, product, datasetVersion, fault } = await store.health()
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ok, product, datasetVersion, ...(fault ? { fault } : {}) })
  })
  app.get('/health/live', async (_, reply) => reply.header('cache-control', 'no-store').send({ ok: true }))
}
