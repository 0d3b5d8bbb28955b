import { describe, expect, it } from 'vitest'
import { arrange } from '../../../web/layout/arrange.ts'
import { LayoutClient, type LayoutWorker } from '../../../web/layout/client.ts'
import type { LayoutRequest, LayoutTask } from '../../../web/layout/protocol.ts'
import { hubs } from './graphs.ts'

/** Answers when told to, so that a test can say what happens in between. */
class HeldWorker implements LayoutWorker {
  onmessage: LayoutWorker['onmessage'] = null
  onerror: LayoutWorker['onerror'] = null
  requests: LayoutRequest[] = []
  ended = false
  postMessage(request: LayoutRequest) {
    this.requests.push(request)
  }
  terminate() {
    this.ended = true
  }
  answer(data: unknown = { number: this.requests[0]?.number, ...this.#picture() }) {
    this.onmessage?.({ data } as MessageEvent)
  }
  #picture() {
    return arrange((this.requests[0] as LayoutRequest).task)
  }
}

const task: LayoutTask = { type: 'arrange', arrangement: 'force', graph: hubs(10), aspect: 1 }

function setUp() {
  const workers: HeldWorker[] = []
  const client = new LayoutClient(() => {
    const worker = new HeldWorker()
    workers.push(worker)
    return worker
  })
  return { client, workers }
}

describe('the layout client', () => {
  it('gives positions', async () => {
    const { client, workers } = setUp()
    const result = client.run(task)
    workers[0]?.answer()
    expect(await result).toEqual(arrange(task))
  })

  it('lets the latest request win and ends the worker that is busy with an older one', async () => {
    const { client, workers } = setUp()
    const first = client.run(task)
    const second = client.run(task)
    expect(workers.map((worker) => worker.ended)).toEqual([true, false])
    workers[1]?.answer()
    expect(await first).toBeNull()
    expect(await second).not.toBeNull()
  })

  it('keeps a worker that is done', async () => {
    const { client, workers } = setUp()
    const first = client.run(task)
    workers[0]?.answer()
    await first
    client.run(task)
    expect(workers).toHaveLength(1)
    client.close()
    expect(workers[0]?.ended).toBe(true)
  })

  it('rejects with the reason if the worker says that it failed', async () => {
    const { client, workers } = setUp()
    const result = client.run(task)
    workers[0]?.answer({ number: 1, failure: 'out of room' })
    await expect(result).rejects.toThrow('out of room')
  })
})
