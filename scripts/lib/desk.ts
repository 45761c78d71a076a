// How the built desk is started, for all who start it: npm start, the end-to-end tests, screenshots, benchmarks.
import { programFolder } from '../../headoffice/data-folder.ts'
import { cleanEnvironment } from './environment.ts'
import { node24, root } from './paths.ts'
import { findRuntime } from './runtime.ts'

export interface DeskStart {
  executable: string
  args: string[]
  env: Record<string, string>
}

/** The command line and environment of the desk on the runtime that set-up found. */
export function deskStart(options: { dataDir?: string; headOffice?: string } = {}): DeskStart {
  return {
    executable: findRuntime().executable,
    args: [root],
    env: {
      ...cleanEnvironment(),
      SCRIVANIA_DATA_DIR: options.dataDir ?? programFolder(),
      SCRIVANIA_NODE: node24,
      ...(options.headOffice ? { SCRIVANIA_HEADOFFICE: options.headOffice } : {}),
    },
  }
}
