import { useLive } from '../../../lib/live-query.ts'
import { rpc } from '../../../lib/rpc.ts'
import type { ReadProspect } from './new-prospect.ts'

const keys = ['fiscalCode', 'vatNumber', 'mobile', 'email'] as const

/** Somebody who is here already, and what is the same. */
export interface Same {
  readonly id: string
  readonly name: string
  readonly detail: string | null
  readonly by: 'fiscalCode' | 'vatNumber' | 'phone' | 'email'
}

/** Customers with the same fiscal code, VAT number, phone or e-mail as what is typed: the search finds them by exact key. */
export function useSame({ values }: ReadProspect): readonly Same[] {
  const texts = keys.flatMap((key) => values[key] ?? [])
  const { data } = useLive({
    key: ['customers', 'same', texts],
    tables: ['customer'],
    ask: async (signal) => {
      const answers = await Promise.all(texts.map((text) => rpc.search.find({ text, limit: 5 }, { signal })))
      return answers.flatMap(({ people }) => people)
    },
    enabled: texts.length > 0,
    keepPrevious: false,
  })
  const same = new Map<string, Same>()
  // Asked in the order of `keys`: the code says more than the phone of a family.
  for (const { id, name, municipality, matched } of data ?? [])
    if (matched !== 'name' && !same.has(id)) same.set(id, { id, name, detail: municipality, by: matched })
  return [...same.values()]
}
