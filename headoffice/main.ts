import { parseArgs } from 'node:util'
import { runCommand } from './cli/commands.ts'
import { UsageError } from './cli/options.ts'
import { serve } from './cli/serve.ts'
import { MigrationRefused } from './migrate.ts'
import { DatabaseUnavailable } from './postgres.ts'

const USAGE = `Usage:
  npm run headoffice -- [--port P] [--host H] [--database-url U] [--seed-if-empty demo|agency|network]
  npm run headoffice -- user add --name N --display "Name Surname" --role R [--agency CODE]... [--staff-number S]
  npm run headoffice -- user list | disable --name N | enable --name N | password --name N
  npm run headoffice -- agency add --code C --name "Name" --district D | agency list
  npm run headoffice -- device list --name N | device revoke --id I
A new password is generated and shown once; with --password-stdin it is read from the standard input.
`

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
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
      'password-stdin': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) process.stdout.write(USAGE)
  else if (positionals.length > 0) await runCommand(positionals, values)
  else await serve(values)
}

try {
  await main()
} catch (error) {
  const meant =
    error instanceof UsageError ||
    error instanceof MigrationRefused ||
    error instanceof DatabaseUnavailable ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  // What is not meant for the person at the console is shown whole: somebody has to find it.
  process.stderr.write(
    meant ? `headoffice: ${(error as Error).message}\n` : `headoffice: ${fullText(error)}\n`,
  )
  if (error instanceof UsageError || (error instanceof Error && 'code' in error)) process.stderr.write(USAGE)
  process.exitCode = 1
}

function fullText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return `${error.stack ?? error.message}${error.cause ? `\ncaused by: ${fullText(error.cause)}` : ''}`
}
