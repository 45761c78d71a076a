import { Button, Popover } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import type { FilterKind } from './definition.ts'
import { FilterBox } from './filter-box.tsx'
import popover from './filter-popover.module.css'
import styles from './list-tools.module.css'
import { OptionList } from './option-list.tsx'
import { type ListFilter, withFilter, withoutFilter } from './query.ts'

interface FilterMenuProps<Filter extends ListFilter> {
  readonly kinds: readonly FilterKind<Filter>[]
  readonly filters: readonly Filter[]
  readonly onChange: (filters: readonly Filter[]) => void
}

/** "+ Filter": first by what, then which value; the list behind follows each choice. */
export function FilterMenu<Filter extends ListFilter>({ kinds, filters, onChange }: FilterMenuProps<Filter>) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const [field, setField] = useState<string | null>(null)
  /** Place of the filter that this menu has added. */
  const [added, setAdded] = useState<number | null>(null)
  const kind = kinds.find((one) => one.field === field)

  const toggle = (opened: boolean) => {
    setOpen(opened)
    setField(null)
    setAdded(null)
  }
  const change = (next: Filter | null) => {
    if (next) {
      onChange(withFilter(filters, added, next))
      if (added === null) setAdded(filters.length)
    } else if (added !== null) {
      onChange(withoutFilter(filters, added))
      setAdded(null)
    }
  }
  useKeys([{ keys: 'f', label: 'list.key.addFilter', group: 'list', run: () => toggle(true) }])

  return (
    <Popover opened={open} onChange={toggle} trapFocus returnFocus position="bottom-start">
      <Popover.Target>
        <Button
          variant="subtle"
          className={styles.add}
          leftSection={<IconPlus size={16} stroke={2} aria-hidden="true" />}
          aria-keyshortcuts="F"
          data-adding={added === null ? undefined : ''}
          onClick={() => toggle(!open)}
        >
          {t('list.addFilter')}
        </Button>
      </Popover.Target>
      <FilterBox onDone={() => toggle(false)}>
        {kind ? (
          <>
            <div className={popover.head}>{kind.menuTitle ?? kind.title}</div>
            <kind.Editor filter={added === null ? null : (filters[added] ?? null)} onChange={change} />
          </>
        ) : (
          <OptionList
            label={t('list.filterBy')}
            options={kinds.map((one) => ({ value: one.field, label: one.menuTitle ?? one.title }))}
            onPick={setField}
          />
        )}
      </FilterBox>
    </Popover>
  )
}
