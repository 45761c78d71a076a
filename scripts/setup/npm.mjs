// npm as a program. Inside an npm script npm says where it lies and which Node started it; that Node, and not the
// one in node_modules, must run it, because npm is about to replace the latter.
import { run } from './step.mjs'

/**
 * @param {string[]} args
 * @param {{ cwd: string, limitSeconds: number }} options
 */
export function npm(args, options) {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier']
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  if (script?.endsWith('.js') && node) return run(node, [script, ...args, ...quiet], options)
  return process.platform === 'win32'
    ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args, ...quiet], options)
    : run('npm', [...args, ...quiet], options)
}
