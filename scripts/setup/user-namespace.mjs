// The ONE place that knows how a program of ours is started by root on Linux: in a user namespace of its own, where
// it is an ordinary user. PostgreSQL then accepts it and Chromium keeps its sandbox; no system user is made.
import { spawnSync } from 'node:child_process'

const namespace = ['--user', '--map-user=1000', '--map-group=1000']

/** Whether this process is root on Linux, where desk, head office and tests need a user namespace. */
export function isLinuxRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0
}

/**
 * The command line that starts a program as an ordinary user: unchanged for everyone but root on Linux.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[] }}
 */
export function asDeskUser(command, args) {
  if (!isLinuxRoot()) return { command, args: [...args] }
  return { command: 'unshare', args: [...namespace, '--', command, ...args] }
}

/**
 * What stands in the way of user namespaces on this machine, or undefined where all is well. Root needs one to be
 * an ordinary user; everybody else needs them for Chromium's sandbox.
 * @returns {{ message: string, remedy: string } | undefined}
 */
export function namespaceProblem() {
  if (process.platform !== 'linux') return undefined
  const attempt = isLinuxRoot() ? asDeskUser('true', []) : { command: 'unshare', args: ['--user', 'true'] }
  const probe = spawnSync(attempt.command, attempt.args, { encoding: 'utf8' })
  if (probe.status === 0) return undefined
  const reason = probe.error?.message ?? probe.stderr.trim()
  return isLinuxRoot()
    ? {
        message: `root may not make a user namespace here (${reason}); PostgreSQL and Chromium's sandbox refuse root`,
        remedy:
          'Run the same command from an ordinary account, or in a container that allows user namespaces.',
      }
    : {
        message: `this account may not make a user namespace (${reason}), which Chromium's sandbox needs`,
        remedy:
          'Ask an administrator to allow them: sysctl kernel.unprivileged_userns_clone=1 on Debian, ' +
          'kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu.',
      }
}
