// The program behind `npm run simulate`: plays histories in as many programs as asked, or replays one of them.
import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import {
  added,
  describeFailure,
  isFailed,
  lineOf,
  NOTHING,
  type RunReport,
  replay,
  simulate,
  together,
} from './run.ts'

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '1000' },
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
    replay: { type: 'string' },
    /** With `--replay`: only these steps, by their numbers, and no faults of the network but those. */
    steps: { type: 'string' },
    calm: { type: 'boolean', default: false },
    jobs: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    /** Given by this program to its parts: which of the jobs it is, from 1. */
    part: { type: 'string' },
  },
})

function tell(text: string, before = ''): void {
  process.stderr.write(text.replace(/^/gm, before).concat('\n'))
}

function wholeNumber(name: 'histories' | 'jobs' | 'part'): number {
  const number = Number(values[name])
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name} takes a whole number above 0`)
  return number
}

async function replayOne(seed: string): Promise<void> {
  const steps = values.steps?.split(',').map(Number)
  const part = { ...(steps ? { steps } : {}), calm: values.calm }
  const played = await replay(seed, part, (line) => process.stdout.write(`${line}\n`))
  if (isFailed(played)) tell(describeFailure(played))
  process.stdout.write(`${lineOf(added(NOTHING, played))}\n`)
  process.exitCode = isFailed(played) ? 1 : 0
}

/** One of several programs: its report goes to the one that started it. */
async function playPart(part: number): Promise<void> {
  const report = await simulate({
    histories: wholeNumber('histories'),
    seed: values.seed,
    first: part,
    stride: wholeNumber('jobs'),
    onProgress: (text) => tell(text, `[${part}] `),
  })
  await new Promise<void>((resolve) => process.send?.(report, undefined, undefined, () => resolve()))
  process.disconnect()
}

function reportOf(child: ChildProcess): Promise<RunReport> {
  return new Promise((resolve, reject) => {
    child.once('message', (report) => resolve(report as RunReport))
    child.once('exit', (code) => reject(new Error(`a part of the simulator ended with ${code}`)))
  })
}

async function playAll(): Promise<void> {
  const { seed } = values
  const histories = wholeNumber('histories')
  const jobs = Math.min(wholeNumber('jobs'), histories)
  tell(`seed ${seed}, ${jobs} programs`)
  const args = (part: number) =>
    Object.entries({ histories, seed, jobs, part }).flatMap(([name, value]) => [`--${name}`, String(value)])
  const parts = Array.from({ length: jobs }, (_, at) => fork(import.meta.filename, args(at + 1)))
  try {
    const reports = await Promise.all(parts.map(reportOf))
    const report = reports.reduce(together, NOTHING)
    if (report.failed.length > 0) tell(`failed: ${report.failed.join(' ')}`)
    process.stdout.write(`${lineOf(report)}\n`)
    process.exitCode = report.failed.length > 0 ? 1 : 0
  } finally {
    for (const part of parts) part.kill()
  }
}

if (values.replay !== undefined) await replayOne(values.replay)
else if (values.part !== undefined) await playPart(wholeNumber('part'))
else await playAll()
