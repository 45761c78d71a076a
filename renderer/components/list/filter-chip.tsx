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
  const value = kind.words(filter)
  return (
    <span className={styles.chip}>
      <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-start">
        <Popover.Target>
          <button
            type="button"
            className={styles.value}
            aria-label={t('list.editFilter', { name: kind.title, value })}
            onClick={() => setOpen(!open)}
          >
            <span>{kind.title}</span>
            <b title={value}>{value}</b>
          </button>
        </Popover.Target>
        <FilterBox onDone={() => setOpen(false)}>
          <kind.Editor filter={filter} onChange={onChange} />
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
