// What the desk prints, made fit for the console.
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'

/** What Chromium tells about machines without a system bus or a graphics card helps nobody here. */
const chromiumNoise = /^\[\d+:\d{4}\/\d{6}\.\d+:(ERROR|WARNING|INFO):/

/** Prints the desk's lines; calls `onReady` when its window takes input. */
export function showOutput(desk: ChildProcess, onReady: () => void): void {
  for (const stream of [desk.stdout, desk.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      if (line === 'desk window ready') onReady()
      else if (!chromiumNoise.test(line)) console.log(`desk: ${line}`)
    })
  }
}
