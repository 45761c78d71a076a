// The three type-check programs: what runs on Node, what runs in the window, and the tests that do both.
import { capture, check, type Outcome, type Runner, tool } from './runner.ts'

const program = (name: string, project: string): Runner => ({
  name,
  async run(): Promise<Outcome> {
    const { code, output } = await capture([tool('typescript', 'bin', 'tsc'), '-p', project])
    if (code !== 0) console.log(output)
    const errors = output.match(/error TS\d+/g)?.length ?? 0
    return check(code === 0, code === 0 ? 'no type errors' : `${errors} type errors`)
  },
})

export const typesOfNode = program('types: node', 'tsconfig.node.json')
export const typesOfWindow = program('types: window', 'tsconfig.window.json')
export const typesOfEndToEnd = program('types: end-to-end', 'tsconfig.e2e.json')
