import { useMemo } from 'react'
import { type RowNow, toldTable } from '../../shared/features/history/contract.ts'
import { type Names, rowName, type WordsOf } from './field-words.ts'
import { useFormats } from './formats.ts'
import { useWords } from './i18n.ts'
import { useLive } from './live-query.ts'
import { rpc } from './rpc.ts'

/** A row by its table, as a line of history or a mutation names it. */
export interface RowKey {
  readonly tbl: string
  readonly id: string
}

const tables = toldTable.options
const most = 500

/** What lines about records are written out with: the words, and the names of these records as far as they are here. */
export function useWordsOf(keys: readonly RowKey[]): WordsOf {
  const { t } = useWords()
  const formats = useFormats()
  const asked = useMemo(() => distinct(keys), [keys])
  const { data: rows } = useLive<readonly RowNow[]>({
    key: ['history', 'rowsNow', asked],
    tables,
    ask: (signal) => rpc.history.rowsNow({ keys: [...asked] }, { signal }),
    enabled: asked.length > 0,
  })
  return useMemo(() => ({ t, formats, names: namesOf(rows ?? [], t) }), [t, formats, rows])
}

/** The name of one record; null while it is asked for, and where it is not here. */
export function useRowName(tbl: RowKey['tbl'], id: string): string | null {
  const keys = useMemo(() => [{ tbl, id }], [tbl, id])
  return useWordsOf(keys).names.get(id) ?? null
}

function namesOf(rows: readonly RowNow[], t: WordsOf['t']): Names {
  return new Map(rows.map((row) => [row.id, rowName(row, t)]))
}

function distinct(keys: readonly RowKey[]): readonly Pick<RowNow, 'tbl' | 'id'>[] {
  const found = new Map<string, Pick<RowNow, 'tbl' | 'id'>>()
  for (const { tbl, id } of keys) {
    const known = toldTable.safeParse(tbl)
    if (known.success && found.size < most) found.set(`${tbl}/${id}`, { tbl: known.data, id })
  }
  return [...found.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
