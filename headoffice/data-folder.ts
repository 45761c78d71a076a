import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * The folder of everything head office writes. `SCRIVANIA_DATA_DIR` moves it; without it the system's own place for
 * application data is used, never the clone and never a documents folder (synced folders corrupt databases).
 */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.SCRIVANIA_DATA_DIR) return join(env.SCRIVANIA_DATA_DIR, 'headoffice')
  return join(applicationData(env), 'scrivania-agente', 'headoffice')
}

function applicationData(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return env.XDG_DATA_HOME || join(homedir(), '.local', 'share')
}
