// Loaded before core (also in its write thread): kills the process at a named point of its work with the mirror, the way a
// power cut would. SCRIVANIA_KILL_AT is "<what>:<n>": the n-th transaction of the write gate, `inside` before its commit or
// `after` it, or the n-th index that is built, in the middle of its transaction.
import Database from 'better-sqlite3'

const [what = '', count = ''] = (process.env.SCRIVANIA_KILL_AT ?? '').split(':')
let left = Number(count)

function at(point: string): void {
  if (point === what && --left === 0) process.kill(process.pid, 'SIGKILL')
}

type Transact = (work: () => unknown) => { immediate: () => unknown }
const prototype = Database.prototype as unknown as { transaction: Transact; exec: (sql: string) => unknown }
const { transaction, exec } = prototype

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
      return result
    },
  })
}
prototype.exec = function killing(this: unknown, sql) {
  if (sql.startsWith('CREATE INDEX')) at('index')
  return exec.call(this, sql)
}
