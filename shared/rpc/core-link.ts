// The envelope between main and core, on whichever transport core was started with. `data` and `close` pass only
// where main has to pump the messages of a port; where core can take the port itself, `connect` carries it.
import { z } from 'zod'

const connection = z.int().positive()

export const toCoreSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('connect'), connection }),
  z.strictObject({ kind: z.literal('data'), connection, data: z.unknown() }),
  z.strictObject({ kind: z.literal('close'), connection }),
  z.strictObject({ kind: z.literal('answer'), request: z.int(), ok: z.boolean(), value: z.unknown() }),
  z.strictObject({ kind: z.literal('notice'), name: z.string(), value: z.unknown() }),
])
export type ToCore = z.infer<typeof toCoreSchema>

export const fromCoreSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('data'), connection, data: z.unknown() }),
  z.strictObject({ kind: z.literal('close'), connection }),
  z.strictObject({ kind: z.literal('request'), request: z.int(), name: z.string(), value: z.unknown() }),
  z.strictObject({ kind: z.literal('notice'), name: z.string(), value: z.unknown() }),
])
export type FromCore = z.infer<typeof fromCoreSchema>
