import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, test } from 'vitest'
import { json, refusalOf, signIn } from './head-office-client.ts'

const root = join(import.meta.dirname, '../..')
const dataDir = mkdtempSync(join(tmpdir(), 'scrivania-process-'))
const folder = join(dataDir, 'headoffice')
const running = new Set<ChildProcess>()

afterAll(async () => {
  for (const child of running) child.kill('SIGTERM')
  await Promise.all([...running].map(ended))
  rmSync(dataDir, { recursive: true, force: true })
})

function start(args: readonly string[], stdin = ''): ChildProcess {
  const child = spawn(process.execPath, [join(root, 'headoffice/main.ts'), ...args], {
    env: { ...process.env, SCRIVANIA_DATA_DIR: dataDir },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin?.end(stdin)
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)))
}

async function run(
  args: readonly string[],
  stdin = '',
): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(args, stdin)
  let out = ''
  let err = ''
  child.stdout?.on('data', (text) => {
    out += text
  })
  child.stderr?.on('data', (text) => {
    err += text
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', (status) => resolve(status)))
  return { code, out, err }
}

async function serve(): Promise<{ child: ChildProcess; url: string; lines: string[] }> {
  const child = start(['--port', '0'])
  const lines: string[] = []
  const url = await new Promise<string>((resolve, reject) => {
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => {
        lines.push(line)
        const found = /^headoffice listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)
        if (found?.[1]) resolve(found[1])
      })
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
  return { child, url, lines }
}

// A dozen programs start and end here, one after the other.
describe('head office as a program with its own database', { timeout: 180_000 }, () => {
  test('is set up by commands, serves, and stops cleanly', async () => {
    expect(
      await run(['agency', 'add', '--code', '001', '--name', 'Prova', '--district', 'D1']),
    ).toMatchObject({
      code: 0,
      out: 'added agency 1 (001)\n',
    })
    const add = ['user', 'add', '--name', 'Mario', '--display', 'Mario Rossi', '--role', 'AGENTE_TITOLARE']
    expect(await run([...add, '--agency', '001', '--password-stdin'], 'parola segreta\n')).toMatchObject({
      code: 0,
      out: 'added mario\n',
    })
    const { child, url, lines } = await serve()
    expect(json(await signIn(url, 'mario', { password: 'parola segreta' })).user.displayName).toBe(
      'Mario Rossi',
    )

    // Commands work beside it, and take effect at once.
    const changed = await run(['user', 'password', '--name', 'mario'])
    const password = /password (\S+)\n/.exec(changed.out)?.[1] ?? ''
    expect(refusalOf(await signIn(url, 'mario', { password: 'parola segreta' })).code).toBe(
      'wrong_credentials',
    )
    expect((await signIn(url, 'mario', { password })).status).toBe(200)
    expect((await run(['user', 'disable', '--name', 'mario'])).code).toBe(0)
    expect(refusalOf(await signIn(url, 'mario', { password })).code).toBe('user_disabled')
    expect((await run(['user', 'list'])).out).toBe('mario\tAGENTE_TITOLARE\t001\tdisabled\n')

    // The address with the password is for its owner alone.
    for (const name of ['address', 'password']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)

    const from = performance.now()
    child.kill('SIGTERM')
    expect(await ended(child)).toBe(0)
    expect(performance.now() - from).toBeLessThan(15_000)
    expect(lines).toHaveLength(1)
    expect(existsSync(join(folder, 'pgdata/postmaster.pid'))).toBe(false)
  })

  test('fault 45: a second one on the same folder is refused, and does no harm to the first', async () => {
    const { child, url } = await serve()
    const second = await run(['--port', '0'])
    expect(second).toMatchObject({ code: 1, out: '' })
    expect(second.err).toContain('another head office runs')
    expect((await fetch(`${url}/health`)).status).toBe(200)
    child.kill('SIGTERM')
    await ended(child)
  })

  test('killed outright, it starts again over the database that it left behind', async () => {
    const { child } = await serve()
    child.kill('SIGKILL')
    await ended(child)
    const orphan = Number(readFileSync(join(folder, 'pgdata/postmaster.pid'), 'utf8').split('\n')[0])
    expect(() => process.kill(orphan, 0)).not.toThrow()
    const again = await serve()
    const pid = Number(readFileSync(join(folder, 'pgdata/postmaster.pid'), 'utf8').split('\n')[0])
    expect(pid).not.toBe(orphan)
    expect((await run(['agency', 'list'])).out).toBe('1\t001\tProva\n')
    again.child.kill('SIGINT')
    expect(await ended(again.child)).toBe(0)
  })

  test('words that mean nothing are answered with the usage', async () => {
    for (const args of [
      ['user', 'explode'],
      ['user', 'add', '--name', 'x'],
      ['--port', 'many'],
      ['--unknown'],
      ['constructor'],
    ]) {
      const { code, out, err } = await run(args)
      expect([args, code, out]).toEqual([args, 1, ''])
      expect(err).toContain('Usage:')
    }
    expect((await run(['--help'])).out).toContain('Usage:')
  })
})
