import { measure } from './measure.ts'
import type { MeasureReply, MeasureRequest } from './protocol.ts'

// Measures are taken here so that the page stays responsive while they are computed.
const scope = globalThis as unknown as DedicatedWorkerGlobalScope

scope.onmessage = ({ data }: MessageEvent<MeasureRequest>) => {
  scope.postMessage(answer(data))
}

function answer({ number, ...graph }: MeasureRequest): MeasureReply {
  try {
    return { number, ...measure(graph) }
  } catch (failure) {
    return { number, failure: failure instanceof Error ? failure.message : String(failure) }
  }
}
