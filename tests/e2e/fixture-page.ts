import type { ShellApi } from '../../shared/rpc/shell.ts'
import type { Desk } from './desk.ts'

/** What the tiny page of the shell's tests hangs on its window. */
export interface FixturePage {
  shell: ShellApi
  states: { state: string; generation: number }[]
  openPort(): Promise<MessagePort>
  ask(port: MessagePort, word: unknown): Promise<unknown>
  /** Tries to make code of text, from a script of the page. */
  evaluateText(): Promise<unknown>
}

export const state = (desk: Desk) => desk.page.locator('#state')
