// The Electron that set-up found.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { inProject } from './paths.ts'

const resultSchema = z.object({
  runtime: z.object({
    /** The project's own Electron, or the old one for trials and tests. */
    kind: z.enum(['electron', 'fallback']),
    executable: z.string(),
    /** Its Node-API version: core can live inside it from 10 on. */
    napi: z.number(),
  }),
})
export type Runtime = z.infer<typeof resultSchema>['runtime']

/** Reads what set-up wrote down. */
export function findRuntime(): Runtime {
  try {
    const text = readFileSync(inProject('node_modules', '.scrivania', 'setup.json'), 'utf8')
    return resultSchema.parse(JSON.parse(text)).runtime
  } catch (cause) {
    throw new Error('set-up has not run in this folder: run node scripts/setup.mjs', { cause })
  }
}
