import { type CommandOptions, type Office, UsageError } from './options.ts'

type Command = (office: Office, options: CommandOptions) => Promise<void>

/** Loaded when they are called: a mistyped word is answered at once. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  'user add': async () => (await import('./users.ts')).addUser,
  'user list': async () => (await import('./users.ts')).listUsers,
  'user disable': async () => (await import('./users.ts')).disableUser,
  'user enable': async () => (await import('./users.ts')).enableUser,
  'user password': async () => (await import('./users.ts')).setPassword,
  'agency add': async () => (await import('./agencies.ts')).addAgency,
  'agency list': async () => (await import('./agencies.ts')).listAgencies,
  'customer move': async () => (await import('./customers.ts')).moveToCollaborator,
  'device list': async () => (await import('./devices.ts')).listDevices,
  restored: async () => (await import('./restored.ts')).restored,
  'device revoke': async () => (await import('./devices.ts')).revokeDevice,
}

/** Runs a command that manages a head office, running or not. */
export async function runCommand(words: readonly string[], options: CommandOptions): Promise<void> {
  const name = words.join(' ')
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) throw new UsageError(`unknown command: ${name}`)
  const command = await load()
  const { withOffice } = await import('./with-office.ts')
  await withOffice(options['database-url'], (office) => command(office, options))
}
