import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * The folder of everything the program writes, desk and head office alike: the one that `SCRIVANIA_DATA_DIR` names, else the
 * system's own place for application data (where Electron puts it too), never the clone and never a documents folder (synced
 * folders corrupt databases).
 */
export function programFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.SCRIVANIA_DATA_DIR
    ? resolve(env.SCRIVANIA_DATA_DIR)
    : join(applicationData(env), 'scrivania-agente')
}

/** Head office's part of it: the same whether `npm start` or a command of its own starts it. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(programFolder(env), 'headoffice')
}

function applicationData(env: NodeJS.ProcessEnv): string {
  switch (process.platform) {
    case 'win32':
      return env.APPDATA || join(homedir(), 'AppData', 'Roaming')
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support')
    default:
      return env.XDG_CONFIG_HOME || join(homedir(), '.config')
  }
}
