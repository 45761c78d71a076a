const firstPauseMs = 250
const longestPauseMs = 4000

/**
 * Reads a stream of core for as long as the caller wants, and opens it again after a break (core restarted).
 * `onReopened` runs when it stands again. Returns the function that ends it.
 */
export function subscribe<Message>(
  open: (signal: AbortSignal) => Promise<AsyncIterable<Message>>,
  onMessage: (message: Message) => void,
  onReopened: () => void = () => {},
): () => void {
  const ending = new AbortController()
  void read(open, onMessage, onReopened, ending.signal)
  return () => ending.abort()
}

async function read<Message>(
  open: (signal: AbortSignal) => Promise<AsyncIterable<Message>>,
  onMessage: (message: Message) => void,
  onReopened: () => void,
  signal: AbortSignal,
): Promise<void> {
  let pause = firstPauseMs
  let opened = false
  while (!signal.aborted) {
    try {
      const stream = await open(signal)
      if (opened) onReopened()
      opened = true
      for await (const message of stream) {
        if (signal.aborted) return
        pause = firstPauseMs
        onMessage(message)
      }
    } catch {
      // A broken stream has no news of its own: the sign of the link and the shell tell what happened.
    }
    if (signal.aborted) return
    await new Promise((resolve) => setTimeout(resolve, pause))
    pause = Math.min(pause * 2, longestPauseMs)
  }
}
