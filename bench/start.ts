// From the spawn to customers on the screen, and the memory of all processes, against an empty window of the same runtime
// (docs/architecture.md, Budgets: start). What the benchmark takes to fill in the form is taken off: it is the driver's way to the
// page and back, and a user types for seconds. Everything the user waits for stays in: the sign-in page, and from Enter to the rows
// head office's answer, Argon2 and the opening of the mirror.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { deskStart } from '../scripts/lib/desk.ts'
import { drawn, fullDesk, launch, signIn } from './lib/full-desk.ts'
import { percentile, report } from './lib/result.ts'

const RUNS = 7

/** Proportional set size of a process and everything below it, in MiB (Linux). */
function memoryOf(root: number): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // Gone since it was listed.
    }
  }
  const isOurs = (pid: number): boolean => pid === root || (parents.has(pid) && isOurs(parents.get(pid) ?? 0))
  let kib = 0
  for (const pid of parents.keys()) {
    if (!isOurs(pid)) continue
    try {
      kib += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // Another user's process, or gone: not ours to count.
    }
  }
  return kib / 1024
}

async function emptyWindow(): Promise<{ ms: number; memory: number }> {
  const { executable, env } = deskStart({})
  const started = performance.now()
  const app = await _electron.launch({
    executablePath: executable,
    args: [join(import.meta.dirname, 'lib', 'empty-window')],
    chromiumSandbox: true,
    env,
  })
  const page = await app.firstWindow()
  await drawn(page, 'body p')
  const ms = performance.now() - started
  const memory = memoryOf(app.process().pid ?? 0)
  await app.close()
  return { ms, memory }
}

export async function run(): Promise<boolean> {
  console.log('start')
  const full = await fullDesk()
  const desk: number[] = []
  const deskMemory: number[] = []
  const empty: number[] = []
  const emptyMemory: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const control = await emptyWindow()
    empty.push(control.ms)
    emptyMemory.push(control.memory)
    const started = performance.now()
    const { app, page } = await launch(full.dataDir, full.headOffice)
    const filled = await signIn(page)
    desk.push(performance.now() - started - filled)
    deskMemory.push(memoryOf(app.process().pid ?? 0))
    await app.close()
  }
  const [deskMs, emptyMs] = [percentile(desk, 0.5), percentile(empty, 0.5)]
  const [deskMiB, emptyMiB] = [percentile(deskMemory, 0.5), percentile(emptyMemory, 0.5)]
  return report({
    name: 'start',
    figures: { deskMs, emptyMs, deskMiB, emptyMiB },
    ratios: { dataOnScreenVsEmptyWindow: deskMs / emptyMs, memoryVsEmptyWindow: deskMiB / emptyMiB },
    budgets: [
      { key: 'dataOnScreenVsEmptyWindow', atMost: 2.2 },
      { key: 'memoryVsEmptyWindow', atMost: 1.5 },
    ],
  })
}
