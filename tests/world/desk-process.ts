import { type ChildProcess, fork } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SignInRefusal } from '../../electron/core/session/sign-in-error.ts'
import type { WriterCommands } from '../../electron/core/session/writer-protocol.ts'
import type { SyncStatus } from '../../shared/features/sync/contract.ts'
import type { DeskOptions, LogLine } from './desk.ts'
import { waitFor } from './desk.ts'

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))

const killPointsOf = (killAt: string) =>
  killAt.startsWith('migration:') ? './migration-kill-points.ts' : './desk-kill-points.ts'

/** A desk in a process of its own. */
export class DeskProcess {
  readonly child: ChildProcess
  readonly #ended: Promise<NodeJS.Signals | number | null>
  status: SyncStatus | null = null
  refusal: SignInRefusal | null = null
  open = false
  readonly logged: LogLine[] = []
  ended = false
  readonly #answers = new Map<number, (output: never) => void>()
  #commands = 0

  /** `killAt` names a point of desk-kill-points.ts, or `migration:<n>` one of migration-kill-points.ts. */
  constructor(options: Omit<DeskOptions, 'keyring' | 'onLog'> & { dataDir: string }, killAt?: string) {
    const { NODE_OPTIONS: _, ...env } = process.env
    this.child = fork(file('./desk-child.ts'), {
      execArgv: killAt ? ['--import', file(killPointsOf(killAt))] : [],
      env: {
        ...env,
        // Dozens of starts: the second and later ones do not compile everything again.
        NODE_COMPILE_CACHE: join(tmpdir(), 'scrivania-compile-cache'),
        SCRIVANIA_DESK: JSON.stringify(options),
        ...(killAt ? { SCRIVANIA_KILL_AT: killAt } : {}),
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.child.on(
      'message',
      (message: {
        kind: string
        status: SyncStatus
        refusal: SignInRefusal
        line: LogLine
        id: number
        output: never
      }) => {
        if (message.kind === 'answer') this.#answers.get(message.id)?.(message.output)
        if (message.kind === 'open') this.open = true
        if (message.kind === 'log') this.logged.push(message.line)
        if (message.kind === 'status') this.status = message.status
        if (message.kind === 'refused') this.refusal = message.refusal
      },
    )
    this.#ended = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => {
        this.ended = true
        resolve(signal ?? code)
      })
    })
  }

  /** Runs a command of its write thread. */
  command<N extends keyof WriterCommands>(
    command: N,
    input: WriterCommands[N]['input'],
  ): Promise<WriterCommands[N]['output']> {
    return this.#ask(command, input)
  }

  /** Bytes that it holds now, and the most that it ever held. */
  memory(): Promise<{ rss: number; peak: number }> {
    return this.#ask('memory', null)
  }

  #ask<Output>(command: string, input: unknown): Promise<Output> {
    const id = ++this.#commands
    return new Promise((resolve) => {
      this.#answers.set(id, resolve as (output: never) => void)
      this.child.send({ command, id, input })
    })
  }

  /** Resolves with the signal or code with which it ended. */
  end(): Promise<NodeJS.Signals | number | null> {
    return this.#ended
  }

  kill(): Promise<NodeJS.Signals | number | null> {
    this.child.kill('SIGKILL')
    return this.#ended
  }

  async close(): Promise<void> {
    if (!this.ended) this.child.send('close')
    await this.#ended
  }

  get complete(): boolean {
    return this.status?.link === 'online' && this.status.complete
  }

  async until(what: string, holds: () => boolean, milliseconds = 20_000): Promise<void> {
    await waitFor(
      holds,
      milliseconds,
      () => `${what}: ${JSON.stringify([this.status ?? this.refusal, ...this.logged.slice(-5)])}`,
    )
  }
}
