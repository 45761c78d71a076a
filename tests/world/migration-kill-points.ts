// Loaded before core (also in its write thread): kills the process at the n-th step of a change of the mirror's schema, the way a power
// cut would. SCRIVANIA_KILL_AT is "migration:<n>". Steps: before and after the copy of what was, after it has its name, and in each
// migration before each statement, before the commit and after it. Only migrations of the test are told by their first line.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Database from 'better-sqlite3'

/** First line of a migration that is run statement by statement. */
const STEPS = '-- steps'

let left = Number((process.env.SCRIVANIA_KILL_AT ?? '').split(':')[1])

function step(): void {
  if (--left === 0) process.kill(process.pid, 'SIGKILL')
}

type Exec = (this: unknown, sql: string) => unknown
type Prepared = { run: (...values: unknown[]) => unknown }
const prototype = Database.prototype as unknown as { exec: Exec; prepare: (sql: string) => Prepared }
const { exec, prepare } = prototype
let inMigration = false

prototype.exec = function stepping(sql) {
  if (!sql.startsWith(STEPS)) return exec.call(this, sql)
  inMigration = true
  for (const statement of sql.split(';\n')) {
    step()
    exec.call(this, statement)
  }
  return this
}
prototype.prepare = function stepping(this: unknown, sql) {
  const statement = prepare.call(this, sql)
  const run = statement.run.bind(statement)
  if (sql.startsWith('VACUUM INTO'))
    return Object.assign(statement, {
      run: (...values: unknown[]) => {
        step()
        const result = run(...values)
        step()
        return result
      },
    })
  // The runner asks for it in the transaction, last, and puts the pragma back after the commit.
  if (inMigration && sql === 'PRAGMA foreign_key_check') step()
  return statement
}
const pragma = Database.prototype.pragma
Database.prototype.pragma = function stepping(text, options) {
  if (inMigration && text === 'foreign_keys = ON') {
    inMigration = false
    step()
  }
  return pragma.call(this, text, options)
}
const { renameSync } = fs
fs.renameSync = (from, to) => {
  renameSync(from, to)
  if (String(to).endsWith('-before')) step()
}
syncBuiltinESMExports()
