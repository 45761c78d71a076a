// How the built desk is started, for all who start it: npm start, the end-to-end tests, screenshots, benchmarks.
import { dataDir, node24, root } from './paths.ts'
import { findRuntime } from './runtime.ts'

export interface DeskStart {
  executable: string
  args: string[]
  env: Record<string, string>
}

/** The command line and environment of the desk on the runtime that set-up found. */
export function deskStart(options: { dataDir?: string; headOffice?: string } = {}): DeskStart {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(ELECTRON_|NODE_|npm_)/.test(entry[0]),
  )
  return {
    executable: findRuntime().executable,
    args: [root],
    env: {
      ...Object.fromEntries(inherited),
      SCRIVANIA_DATA_DIR: options.dataDir ?? dataDir(),
      SCRIVANIA_NODE: node24,
      ...(options.headOffice ? { SCRIVANIA_HEADOFFICE: options.headOffice } : {}),
    },
  }
}
