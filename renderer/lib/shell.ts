import type { ShellApi } from '../../shared/rpc/shell.ts'

declare global {
  interface Window {
    /** Put there by preload; absent when the page is opened outside the desk. */
    readonly shell?: ShellApi
  }
}

/** The shell of this window: system calls only, never domain calls. */
export function shell(): ShellApi {
  if (!window.shell) throw new Error('The page was opened outside the desk.')
  return window.shell
}
