// Core's session as a process of its own, to be killed. Its parent says by SCRIVANIA_DESK who signs in where; it tells each
// status, runs commands of the write thread, and ends by `close`.
import type { WriterCommands } from '../../electron/core/session/writer-protocol.ts'
import { Desk } from './desk.ts'

const options = JSON.parse(process.env.SCRIVANIA_DESK ?? '{}')
const tell = (message: object) => process.send?.(message)
const desk = new Desk({ ...options, onLog: (line) => tell({ kind: 'log', line }) })

type Command = { command: keyof WriterCommands | 'memory'; id: number; input: never }

process.on('message', async (message: string | Command) => {
  if (typeof message === 'object') {
    const output =
      message.command === 'memory'
        ? { rss: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024 }
        : await desk.session.writer?.call(message.command, message.input)
    tell({ kind: 'answer', id: message.id, output })
    return
  }
  if (message === 'syncNow') await desk.session.writer?.call('syncNow', null)
  if (message !== 'close') return
  await desk.session.signOut()
  process.exit(0)
})
process.on('disconnect', () => process.exit(0))

const refusal = await desk.refusal()
if (refusal) {
  tell({ kind: 'refused', refusal })
} else {
  tell({ kind: 'open' })
  for await (const status of desk.session.syncStatus.follow(undefined)) tell({ kind: 'status', status })
}
