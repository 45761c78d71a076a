// The program behind `npm run simulate`.
import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { describeFailure, isFailed, lineOf, replay, simulate } from './run.ts'

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    replay: { type: 'string' },
  },
})

const tell = (line: string): void => void process.stderr.write(`${line}\n`)

if (values.replay !== undefined) {
  const played = await replay(values.replay, (line) => void process.stdout.write(`${line}\n`))
  if (isFailed(played)) tell(describeFailure(played))
  process.exitCode = isFailed(played) ? 1 : 0
} else {
  const histories = Number(values.histories)
  if (!Number.isSafeInteger(histories) || histories < 1)
    throw new Error('--histories takes a whole number above 0')
  const seed = values.seed ?? randomBytes(4).toString('hex')
  tell(`seed ${seed}`)
  const report = await simulate({ histories, seed, onProgress: tell })
  if (report.failed.length > 0) tell(`failed: ${report.failed.join(' ')}`)
  process.stdout.write(`${lineOf(report)}\n`)
  process.exitCode = report.failed.length > 0 ? 1 : 0
}
