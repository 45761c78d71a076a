import type { MirrorFault } from '../../../db/errors.ts'
import type { Salvage } from '../../../db/features/edits/salvage.ts'
import type { SavedView } from '../../../shared/features/customers/contract.ts'
import type { Tokens } from '../../../shared/features/session/api.ts'
import type { LockAfter } from '../../../shared/features/session/contract.ts'
import type { SessionUser } from '../../../shared/features/session/model.ts'
import type { SyncStatus } from '../../../shared/features/sync/contract.ts'
import type { Pins } from '../../../shared/rpc/shell.ts'
import type { EditCommands } from '../features/edits/commands.ts'
import type { Ending } from '../sync/endings.ts'
import type { Tuning } from '../sync/tuning.ts'
import type { Enrolment } from './online.ts'

/** What the write thread is started with. The key stays in memory; it is never written. */
export type WriterStart = {
  path: string
  lockPath: string
  /** Folder of the sealed files of attachments. */
  filesPath: string
  migrationsDir: string
  key: Uint8Array
  headOffice: string
  pins: Pins
  appVersion: string
  tuning: Tuning
  /** Set after an enrolment: written into the fresh mirror before anything else. */
  enrolment: { deviceId: string; privateKey: string; signingKey: string } | null
  /** Set after an online sign-in. */
  tokens: Tokens | null
  user: SessionUser | null
}

/** What the mirror says of itself once it is open; null where its first sign-in was cut short. */
export type OpenedMirror = {
  user: SessionUser | null
  lastContact: string | null
  /** The latest time this computer was seen to have. */
  latestTime: string | null
  deviceId: string | null
  lockAfter: LockAfter
}

/** Commands of the write thread: name to argument and answer. */
export type WriterCommands = EditCommands & {
  open: { input: WriterStart; output: OpenedMirror }
  enrol: { input: Enrolment; output: null }
  /** What was read of a damaged mirror goes into this one. */
  takeSalvaged: { input: Salvage; output: null }
  startSync: { input: null; output: null }
  syncNow: { input: null; output: null }
  setLockAfter: { input: { minutes: LockAfter }; output: null }
  saveView: { input: Omit<SavedView, 'builtIn'>; output: null }
  deleteView: { input: { id: string }; output: null }
  opened: { input: { id: string }; output: null }
  /** The bytes of a file have come from the user, with the edits that name it. Null when they lie in the vault no more. */
  addFile: {
    input: { sha256: string } & EditCommands['applyEdits']['input']
    output: EditCommands['applyEdits']['output'] | null
  }
  /** The bytes of a file were found damaged, or gone. */
  fileLost: { input: { sha256: string }; output: null }
  /** Stops the sync, closes the file and frees the lock. */
  close: { input: null; output: null }
}

export type ToWriter = {
  [N in keyof WriterCommands]: { id: number; name: N; input: WriterCommands[N]['input'] }
}[keyof WriterCommands]

export type WriterFault =
  | { fault: MirrorFault; details: { fileVersion?: number; knownVersion?: number } }
  | { fault: null; message: string }

export type LogLevel = 'info' | 'warn' | 'error'

export type FromWriter =
  | { kind: 'result'; id: number; output: unknown }
  | { kind: 'failure'; id: number; failure: WriterFault }
  | { kind: 'changed'; tables: readonly string[] }
  | { kind: 'status'; status: SyncStatus }
  /** The schema of the mirror that is being opened changes. */
  | { kind: 'adapting' }
  /** `details` are those of head office's refusal. */
  | { kind: 'ended'; ending: Ending; details?: Readonly<Record<string, string | number>> }
  /** Another program used this device's numbers: it enrolled anew. */
  | { kind: 'renewed'; enrolment: Enrolment }
  | { kind: 'log'; level: LogLevel; message: string; data: Record<string, string | number> }
