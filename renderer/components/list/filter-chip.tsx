import { Popover } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../../lib/i18n.ts'
import type { FilterKind } from './definition.ts'
import { FilterBox } from './filter-box.tsx'
import styles from './list-tools.module.css'
import type { ListFilter } from './query.ts'

interface FilterChipProps<Filter extends ListFilter> {
  readonly kind: FilterKind<Filter>
  readonly filter: Filter
  readonly onChange: (filter: Filter | null) => void
}

/** A filter in force: what and which value. The words change it, the cross takes it away. */
export function FilterChip<Filter extends ListFilter>({ kind, filter, onChange }: FilterChipProps<Filter>) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  /** What stood in it was taken out, to write something else: while it is open the filter stays as it was. */
  const [emptied, setEmptied] = useState(false)
  const show = (opened: boolean) => {
    setOpen(opened)
    setEmptied(false)
    if (!opened && emptied) onChange(null)
  }
  const edit = (next: Filter | null) => {
    setEmptied(next === null)
    if (next) onChange(next)
  }
  const value = kind.words(filter)
  return (
    <span className={styles.chip}>
      <Popover opened={open} onChange={show} trapFocus returnFocus position="bottom-start">
        <Popover.Target>
          <button
            type="button"
            className={styles.value}
            aria-label={t('list.editFilter', { name: kind.title, value })}
            onClick={() => show(!open)}
          >
            <span>{kind.title}</span>
            <b title={value}>{value}</b>
          </button>
        </Popover.Target>
        <FilterBox onDone={() => show(false)}>
          <kind.Editor filter={emptied ? null : filter} onChange={edit} />
        </FilterBox>
      </Popover>
      <button
        type="button"
        className={styles.remove}
        aria-label={t('list.removeFilter', { name: kind.title })}
        onClick={() => onChange(null)}
      >
        <IconX size={12} stroke={2} aria-hidden="true" />
      </button>
    </span>
  )
}
