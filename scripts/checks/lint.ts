// Form and habits, by Biome.
import { capture, check, type Runner, tool } from './runner.ts'

export const lint: Runner = {
  name: 'lint',
  async run() {
    const { code, output } = await capture([
      tool('@biomejs', 'biome', 'bin', 'biome'),
      'check',
      '--colors=off',
    ])
    if (code !== 0) console.log(output)
    return check(code === 0, output.trim().split('\n').at(-1) ?? '')
  },
}
