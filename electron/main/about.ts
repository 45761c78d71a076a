// What "About" shows and "copy diagnosis" copies.
import { release } from 'node:os'
import { app } from 'electron'
import type { About, CoreState } from '../../shared/rpc/shell.ts'
import { keyringBackend } from './vault.ts'

/** Versions and states; nothing of the user's. */
export function about(core: CoreState, coreNode: string, cspReports: number): About {
  return {
    product: 'Scrivania Agente',
    version: app.getVersion(),
    runtime: Number(process.versions.napi) >= 10 ? 'electron' : 'fallback',
    electron: process.versions.electron ?? '',
    chromium: process.versions.chrome ?? '',
    node: process.versions.node,
    coreNode,
    system: `${process.platform} ${release()} ${process.arch}`,
    keyring: keyringBackend(),
    core,
    cspReports,
  }
}

/** The same as lines of text. */
export function diagnosis(facts: About): string {
  return Object.entries({ ...facts, core: `${facts.core.state} (start ${facts.core.generation})` })
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
