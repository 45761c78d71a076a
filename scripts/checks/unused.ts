// Files, exports and packages that nobody uses, by knip.
import { capture, check, type Runner, tool } from './runner.ts'

export const unused: Runner = {
  name: 'unused files and packages',
  async run() {
    const { code, output } = await capture([tool('knip', 'bin', 'knip.js'), '--no-progress'])
    if (code !== 0) console.log(output)
    return check(code === 0, code === 0 ? 'nothing unused' : 'something unused')
  },
}
