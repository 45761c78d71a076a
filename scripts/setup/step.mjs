// How set-up talks: one line before a step, one after it, and on failure what to do about it.
import { spawn } from 'node:child_process'

/** A failure whose message is meant for the person at the console. */
export class SetupError extends Error {
  /**
   * @param {string} message what happened
   * @param {string} remedy what to do now
   */
  constructor(message, remedy) {
    super(message)
    this.remedy = remedy
  }
}

/**
 * Runs one step and says what it does, how long it usually takes and how long it took.
 * @template T
 * @param {string} what
 * @param {string} usually
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(what, usually, work) {
  console.log(`set-up: ${what} (${usually}) …`)
  const started = performance.now()
  const result = await work()
  console.log(`set-up: … ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return result
}

/**
 * Runs a program to its end and returns what it printed; the output is shown only when it fails, because npm and
 * apt say a great deal that helps nobody while all goes well.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitSeconds: number }} options
 * @returns {Promise<string>}
 */
export function run(command, args, { cwd, env, limitSeconds }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    const timer = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000)
    child.on('error', (error) => {
      clearTimeout(timer)
      reject(new Error(`${command} could not be started: ${error.message}`))
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (code === 0) return resolve(output)
      const end = signal ? `was stopped after ${limitSeconds} s` : `ended with code ${code}`
      reject(
        new Error(`${command} ${args.join(' ')} ${end}\n${output.trim().split('\n').slice(-25).join('\n')}`),
      )
    })
  })
}
