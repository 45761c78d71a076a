import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type ClosedDesk = { dataDir: string; headOffice: string }

/**
 * Of cards and searches in turn: how many were asked, the milliseconds of the slowest, and of the slowest of 500 while nothing was
 * applied: what the machine itself takes away from whoever runs on it.
 */
export type CoreReads = { longestMs: number; reads: number; longestIdleMs: number }

/**
 * The slowest card or search of core from the moment that `change` is made at head office until its checkpoint is applied by the
 * write thread of the same core. Core is a process of its own as in the program: in this one head office collects its garbage. Nobody
 * else may have the desk open.
 */
export async function coreReads(desk: ClosedDesk, change: () => Promise<void>): Promise<CoreReads> {
  const child = fork(fileURLToPath(new URL('./core-reads-child.ts', import.meta.url)), [
    desk.dataDir,
    desk.headOffice,
  ])
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`the core of the benchmark ended with ${code} before it had told its reads`)
  })
  await Promise.race([once(child, 'message'), exited])
  const told = once(child, 'message')
  await change()
  child.send('changed')
  const [reads] = (await Promise.race([told, exited])) as [CoreReads]
  await exited.catch(() => {})
  return reads
}
