// Loaded before core (also in its write thread): kills the process at a named point of its work with the mirror, the way a
// power cut would. SCRIVANIA_KILL_AT is "<what>:<n>": the n-th transaction of the write gate, `inside` before its commit or
// `after` it, the n-th index that is built, in the middle of its transaction, the n-th mutation whose outcome is stored
// (`settle`) or that a checkpoint covers (`close`), the n-th line that is staged (`stage`), or the n-th cursor that a checkpoint
// writes (`checkpoint`), in the middle of that transaction; `committed` is after the commit of one that wrote a cursor.
import Database from 'better-sqlite3'

const [what = '', count = ''] = (process.env.SCRIVANIA_KILL_AT ?? '').split(':')
let left = Number(count)

function at(point: string): void {
  if (point === what && --left === 0) process.kill(process.pid, 'SIGKILL')
}

type Transact = (work: () => unknown) => { immediate: () => unknown }
type Prepared = { run: (...values: unknown[]) => unknown }
const prototype = Database.prototype as unknown as {
  transaction: Transact
  exec: (sql: string) => unknown
  prepare: (sql: string) => Prepared
}
const { transaction, exec, prepare } = prototype

const CURSOR = 'INSERT INTO feed_cursor'
const STATEMENTS: Readonly<Record<string, string>> = {
  settle: 'UPDATE mutation SET state = ?, outcome',
  close: "UPDATE mutation SET state = 'done'",
  stage: 'INSERT INTO stage',
  checkpoint: CURSOR,
  committed: CURSOR,
}
let wroteCursor = false

prototype.transaction = function killing(this: unknown, work) {
  const whole = transaction.call(this, () => {
    const result = work()
    at('inside')
    return result
  })
  const { immediate } = whole
  return Object.assign(() => (whole as unknown as () => unknown)(), {
    immediate: () => {
      const result = immediate()
      at('after')
      if (wroteCursor) at('committed')
      wroteCursor = false
      return result
    },
  })
}
prototype.prepare = function killing(this: unknown, sql) {
  const statement = prepare.call(this, sql)
  if (!sql.startsWith(STATEMENTS[what] ?? '?')) return statement
  const run = statement.run.bind(statement)
  return Object.assign(statement, {
    run: (...values: unknown[]) => {
      const result = run(...values)
      wroteCursor ||= what === 'committed'
      if (!wroteCursor) at(what)
      return result
    },
  })
}
prototype.exec = function killing(this: unknown, sql) {
  if (sql.startsWith('CREATE INDEX')) at('index')
  return exec.call(this, sql)
}
