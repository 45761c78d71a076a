import { parseArgs } from 'node:util'
import { UsageError } from './cli/options.ts'
import { ConsoleError } from './console-error.ts'

const USAGE = `Usage:
  npm run headoffice -- [--port P] [--database-url U] [--seed-if-empty demo|agency|network]
  npm run headoffice -- user add --name N --display "Name Surname" --role R [--agency CODE]... [--staff-number S]
  npm run headoffice -- user list | disable --name N [--wipe] | enable --name N | password --name N
  npm run headoffice -- agency add --code C --name "Name" --district D | agency list
  npm run headoffice -- customer move --agency CODE --customer ID --collaborator STAFF_NUMBER|none
  npm run headoffice -- device list --name N | device revoke --id I
  npm run headoffice -- restored   once, after a backup of the database was put back
A revoked device, and with --wipe those of a disabled user, destroy what they hold as soon as they hear of it.
A new password is generated and shown once; with --password-stdin it is read from the standard input.
`

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      'database-url': { type: 'string' },
      'seed-if-empty': { type: 'string' },
      name: { type: 'string' },
      display: { type: 'string' },
      role: { type: 'string' },
      agency: { type: 'string', multiple: true },
      'staff-number': { type: 'string' },
      code: { type: 'string' },
      district: { type: 'string' },
      id: { type: 'string' },
      customer: { type: 'string' },
      collaborator: { type: 'string' },
      'password-stdin': { type: 'boolean' },
      wipe: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) process.stdout.write(USAGE)
  // Each is loaded when it is asked for: a server is much to load for a mistyped word.
  else if (positionals.length > 0) await (await import('./cli/commands.ts')).runCommand(positionals, values)
  else await (await import('./cli/serve.ts')).serve(values)
}

try {
  await main()
} catch (error) {
  process.exitCode = 1
  if (error instanceof UsageError || isMistyped(error))
    process.stderr.write(`headoffice: ${error.message}\n${USAGE}`)
  else if (error instanceof ConsoleError) process.stderr.write(`headoffice: ${error.message}\n`)
  // What is not meant for the person at the console is shown whole: somebody has to find it.
  else process.stderr.write(`headoffice: ${fullText(error)}\n`)
}

function isMistyped(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

function fullText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return `${error.stack ?? error.message}${error.cause ? `\ncaused by: ${fullText(error.cause)}` : ''}`
}
