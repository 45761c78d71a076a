// A display for the window: the one there is, or on Linux a virtual one.
import type { ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'
import { endChild, startChild } from './children.ts'

export interface Display {
  /** To be added to the environment of what shows windows. */
  env: Record<string, string>
  isVirtual: boolean
  close(): Promise<void>
}

const startSeconds = 15

/** Gives the present display, or starts a virtual one and says so. */
export async function openDisplay(): Promise<Display> {
  const hasDisplay = process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (process.platform !== 'linux' || hasDisplay) return { env: {}, isVirtual: false, close: async () => {} }
  console.log('no display here: the window opens on a virtual one (Xvfb)')
  // Not in the user namespace: the folder of X's sockets belongs to root. Xvfb itself finds a free number.
  const server = startChild(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    },
  )
  const number = await displayNumber(server)
  // No graphics card stands behind it: the desk is told, because Chromium's own search for one now and then ends
  // with a page that never loads.
  const env = { DISPLAY: `:${number}`, SCRIVANIA_DISPLAY: 'virtual' }
  return { env, isVirtual: true, close: () => endChild(server, 3) }
}

function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let problem = ''
    const fail = (reason: string) => reject(new Error(`Xvfb did not start: ${reason} ${problem}`))
    const limit = setTimeout(() => fail(`no answer in ${startSeconds} s`), startSeconds * 1000)
    server.stderr?.on('data', (chunk) => {
      problem += chunk
    })
    server.once('error', (error) => fail(error.message))
    server.once('exit', (code) => fail(`ended with ${code}`))
    const answer = server.stdio[3] as Readable
    let text = ''
    answer.on('data', (chunk) => {
      text += chunk
      if (!text.includes('\n')) return
      clearTimeout(limit)
      resolve(text.trim())
    })
  })
}
