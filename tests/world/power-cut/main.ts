// Fault 10 (faults-and-security.md): a power cut drops writes that were not synced. A desk's writes are logged by strace, and the
// files are put together as a cut at any moment may leave them: the mirror must open and hold every edit that was called saved. The
// control leaves syncing to the system and must be caught losing some. Linux with strace; not part of `npm test`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { openConnection } from '../../../db/open.ts'
import { Chance } from '../simulator/random.ts'
import { afterCut, type Call, callsIn } from './calls.ts'

const SURVIVALS = 3
const ELSEWHERE = 150

type Run = {
  readonly calls: readonly Call[]
  readonly path: string
  readonly key: Buffer
  readonly start: number
}

/** Runs the edits and gives what they asked of the system. */
function record(mode: 'synced' | 'unsynced'): Run {
  const folder = mkdtempSync(join(tmpdir(), 'scrivania-cut-'))
  const log = join(folder, 'log')
  const only = 'trace=pwrite64,write,ftruncate,fsync,fdatasync,unlink'
  const child = join(import.meta.dirname, 'child.ts')
  const args = ['-ff', '-y', '-xx', '-s', '100000', '-e', only, '-o', log, process.execPath, child, mode]
  const { status, error, stderr } = spawnSync('strace', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`strace: ${error?.message ?? stderr}`)
  const logs = readdirSync(folder).map((name) => join(folder, name))
  // The thread that has the mirror writes by far the most.
  const longest = logs.toSorted((a, b) => statSync(b).size - statSync(a).size)[0] ?? ''
  const calls = callsIn(readFileSync(longest, 'latin1'))
  rmSync(folder, { recursive: true })
  const start = calls.findIndex((call) => call.kind === 'told' && call.text.startsWith('mirror '))
  const told = calls[start]
  const [, path = '', key = ''] = told?.kind === 'told' ? told.text.trim().split(' ') : []
  rmSync(dirname(path), { recursive: true })
  const own = calls.filter(
    (call) => call.kind === 'told' || call.path.startsWith(path) || call.path === dirname(path),
  )
  return { calls: own, path, key: Buffer.from(key, 'hex'), start: own.indexOf(told as Call) + 1 }
}

/** What is wrong with the mirror after a cut before this call; null when nothing is. */
function faultAfter({ calls, path, key }: Run, end: number, survives: () => boolean): string | null {
  const saved = calls
    .slice(0, end)
    .flatMap((call) =>
      call.kind === 'told' && call.text.startsWith('saved ') ? [call.text.trim().slice(6)] : [],
    )
  const folder = mkdtempSync(join(tmpdir(), 'scrivania-cut-'))
  try {
    for (const [name, bytes] of afterCut(calls, end, survives))
      if (!name.endsWith('-shm')) writeFileSync(join(folder, basename(name)), bytes)
    const db = openConnection(join(folder, basename(path)), key, 'write')
    try {
      const whole = db.pragma('integrity_check', { simple: true })
      if (whole !== 'ok') return `damaged: ${String(whole)}`
      const held = new Set(db.prepare<[], string>('SELECT id FROM mutation').pluck().all() as string[])
      const lost = saved.filter((id) => !held.has(id))
      return lost.length === 0 ? null : `${lost.length} of ${saved.length} saved edits are gone`
    } finally {
      db.close()
    }
  } catch (error) {
    return `does not open: ${error instanceof Error ? error.message : String(error)}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Tries cuts right after each edit that was called saved, and at moments between; how many there were, and the faulty ones. */
function tryCuts(run: Run): { cuts: number; faults: string[] } {
  const { calls, start } = run
  const afterSaved = calls.flatMap((call, index) =>
    call.kind === 'told' && index >= start ? [index + 1] : [],
  )
  const between = Array.from(
    { length: ELSEWHERE },
    (_, n) => start + Math.floor(((n + 0.5) * (calls.length - start)) / ELSEWHERE),
  )
  const faults: string[] = []
  let cuts = 0
  const attempt = (end: number, survives: () => boolean) => {
    cuts++
    const fault = faultAfter(run, end, survives)
    if (fault) faults.push(`before call ${end}: ${fault}`)
  }
  for (const end of [...afterSaved, ...between]) {
    attempt(end, () => false)
    for (let n = 0; n < SURVIVALS; n++) {
      const chance = new Chance(`${end}.${n}`)
      attempt(end, () => chance.happens(0.5))
    }
  }
  return { cuts, faults }
}

const synced = tryCuts(record('synced'))
const control = tryCuts(record('unsynced'))
process.stdout.write(
  [
    `${synced.cuts} cuts of a desk's mirror: ${synced.faults.length} faults`,
    ...synced.faults.slice(0, 10),
    `${control.cuts} cuts of one that is not synced: ${control.faults.length} faults (there must be some)`,
    '',
  ].join('\n'),
)
process.exitCode = synced.faults.length === 0 && control.faults.length > 0 ? 0 : 1
