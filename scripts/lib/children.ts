// Child processes that end when we end: politely first, then by force.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { asDeskUser } from '../setup/user-namespace.mjs'

const running = new Set<ChildProcess>()

// Whatever way we end, nothing of ours is left behind.
process.on('exit', () => {
  for (const child of running) killGroup(child)
})

/**
 * Starts a program in a process group of its own, so that Ctrl+C at the console reaches only us and we decide who
 * ends when.
 */
export function startChild(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  const child = spawn(command, args, { detached: process.platform !== 'win32', ...options })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/**
 * Starts a program as the ordinary user that the desk, head office and the tests need to be (root on Linux becomes
 * one in a user namespace).
 */
export function startAsDesk(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  const wrapped = asDeskUser(command, args)
  return startChild(wrapped.command, wrapped.args, options)
}

/** Whether a child has ended. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Resolves with the exit code when the child has ended. */
export function ended(child: ChildProcess): Promise<number | null> {
  if (hasEnded(child)) return Promise.resolve(child.exitCode)
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => resolve(code))
    child.once('error', reject)
  })
}

/** Asks a child to end and, after a while, ends it and everything it has started. */
export async function endChild(child: ChildProcess, politeSeconds: number): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return
  child.kill('SIGTERM')
  const limit = setTimeout(() => killGroup(child), politeSeconds * 1000)
  await ended(child).catch(() => null)
  clearTimeout(limit)
  // Helpers of a program that died badly may outlive it.
  killGroup(child)
}

function killGroup(child: ChildProcess): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The group has gone by itself.
  }
}
