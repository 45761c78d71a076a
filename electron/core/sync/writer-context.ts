import type { Applier } from '../../../db/sync/apply.ts'
import type { WriteGate } from '../../../db/write.ts'
import type { SyncStatus } from '../../../shared/features/sync/contract.ts'
import type { HeadOffice } from '../net/head-office.ts'
import type { StatusBoard } from './status.ts'
import type { Timekeeper } from './timekeeper.ts'
import type { TokenKeeper } from './tokens.ts'
import type { Tuning } from './tuning.ts'

/** What the parts of the sync share inside the write thread. */
export type SyncContext = {
  gate: WriteGate
  applier: Applier
  headOffice: HeadOffice
  tokens: TokenKeeper
  board: StatusBoard
  signal: AbortSignal
  appVersion: string
  tuning: Tuning
  time: Timekeeper
  /** Rows of each bucket as head office counted them at the last `hello`. */
  bucketRows: Map<string, number>
  /** The mirror stands at a checkpoint: what goes beside the pulls may go on. */
  caughtUp: () => void
  /** Enrols this desk as a new device, numbers its queue from one and goes on as that. Throws what head office or the network says. */
  renewDevice: () => Promise<void>
  /** Milliseconds of this computer's clock. */
  now: () => number
  /** Milliseconds of head office's clock, by the offset that `hello` measured. */
  serverNow: () => number
  setServerTime: (serverTime: string) => void
  log: (level: 'info' | 'warn' | 'error', message: string, data?: Record<string, string | number>) => void
}

export type Problem = SyncStatus['problem']
