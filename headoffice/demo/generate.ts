import { dayInRome, type IsoDay } from '../../shared/lib/dates.ts'
import { Block, blockSize } from './block.ts'
import { addHandMade } from './hand-made/add.ts'
import { makeNetwork } from './network.ts'
import type { PresetName } from './presets.ts'
import { makeCatalogue } from './products.ts'
import { type Batch, World } from './world.ts'

export type GenerateOptions = {
  readonly preset: PresetName
  readonly seed: number
  /** The day that counts as today; without it the present day in Rome. */
  readonly today?: IsoDay | undefined
}

/** Blocks of customers that go out together: about 1,000 customers. */
const blocksPerFlush = 10

/**
 * The demonstration data of a preset, table by table in loading order and customers in portions, so that any size fits
 * into little memory. The same preset, seed and today give the same rows to the last byte.
 */
export function* generateBatches({ preset, seed, today }: GenerateOptions): Generator<Batch> {
  const world = new World(preset, seed, today ?? dayInRome(Date.now()))
  const offices = makeNetwork(world)
  const catalogue = makeCatalogue(world)
  yield* world.flush()
  for (const office of offices) {
    let made = office.preset.handMade ? addHandMade(world, office, catalogue).customers : 0
    yield* world.flush()
    for (let blocks = 1; made < office.preset.customers; blocks++) {
      const to = Math.min(office.preset.customers, (Math.floor(made / blockSize) + 1) * blockSize)
      new Block(world, office, catalogue, made, to).make()
      made = to
      if (blocks % blocksPerFlush === 0) yield* world.flush()
    }
    yield* world.flush()
  }
}
