import { type PresetName, presets } from '../../headoffice/demo/presets.ts'

const wanted = process.env.SCRIVANIA_BENCH_PRESET ?? 'network'

/** The data the budgets are stated for; SCRIVANIA_BENCH_PRESET=demo tries a benchmark out in seconds. */
export const preset: PresetName = wanted in presets ? (wanted as PresetName) : 'network'
