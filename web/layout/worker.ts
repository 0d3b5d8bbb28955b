import { arrange } from './arrange.ts'
import type { LayoutReply, LayoutRequest } from './protocol.ts'

// Layouts run here so that the page stays responsive while they compute.
const scope = globalThis as unknown as DedicatedWorkerGlobalScope

scope.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  const reply = answer(data)
  if ('positions' in reply) scope.postMessage(reply, [reply.positions.buffer])
  else scope.postMessage(reply)
}

function answer({ number, task }: LayoutRequest): LayoutReply {
  try {
    return { number, ...arrange(task) }
  } catch (failure) {
    return { number, failure: failure instanceof Error ? failure.message : String(failure) }
  }
}
