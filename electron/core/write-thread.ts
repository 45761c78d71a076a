// The worker that alone opens a writing connection: it hosts the gate, the sync and the index builds, so that a long
// transaction never stands in the way of an answer to the window.
import { parentPort } from 'node:worker_threads'
import { MirrorError } from '../../db/errors.ts'
import type { FromWriter, ToWriter, WriterFault } from './session/writer-protocol.ts'
import { Writer } from './writer.ts'

const port = parentPort
if (!port) throw new Error('write-thread runs as a worker')

const tell = (message: FromWriter): void => port.postMessage(message)
const writer = new Writer(tell)

function faultOf(error: unknown): WriterFault {
  if (error instanceof MirrorError) return { fault: error.fault, details: error.details }
  return { fault: null, message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

port.on('message', async (message: ToWriter) => {
  try {
    const output = await writer.handle(message)
    tell({ kind: 'result', id: message.id, output })
  } catch (error) {
    tell({ kind: 'failure', id: message.id, failure: faultOf(error) })
  }
})
