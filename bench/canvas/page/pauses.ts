/** Watches for how long the main thread answers nothing. */
export class PauseWatch {
  #longest = 0
  #last = performance.now()
  #running = true
  readonly #channel = new MessageChannel()

  constructor() {
    this.#channel.port1.onmessage = () => this.#beat()
    this.#channel.port2.postMessage(null)
  }

  #beat(): void {
    const now = performance.now()
    this.#longest = Math.max(this.#longest, now - this.#last)
    this.#last = now
    // A pause between beats, or the watch itself would be what keeps the thread busy.
    if (this.#running) setTimeout(() => this.#channel.port2.postMessage(null), 1)
  }

  /** The longest pause until now, in milliseconds; begins anew. */
  take(): number {
    const now = performance.now()
    const longest = Math.max(this.#longest, now - this.#last)
    this.#longest = 0
    this.#last = now
    return longest
  }

  /** Ends the watch. */
  stop(): void {
    this.#running = false
    this.#channel.port1.close()
  }
}

/** Waits for two frames: then what was drawn last is on the screen. */
export function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}

/** How many frames a second there are while something is done at each of them. */
export async function framesPerSecond(act: (share: number) => void, milliseconds = 1500): Promise<number> {
  const start = performance.now()
  let frames = 0
  for (let now = start; now - start < milliseconds; now = performance.now()) {
    act((now - start) / milliseconds)
    await new Promise((resolve) => requestAnimationFrame(resolve))
    frames++
  }
  return (frames * 1000) / (performance.now() - start)
}
