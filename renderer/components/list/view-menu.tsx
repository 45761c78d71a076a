import { Menu, Popover } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { IconButton } from '../icon-button/icon-button.tsx'
import styles from './index-tabs.module.css'
import type { NamedView } from './index-tabs.tsx'
import type { ListState } from './list-store.ts'
import { type ListFilter, sameQuery } from './query.ts'
import { ViewName } from './view-name.tsx'

interface ViewMenuProps<Filter extends ListFilter> {
  readonly view: NamedView<Filter>
  readonly state: ListState<Filter>
  readonly onSave: (view: NamedView<Filter>) => void
  readonly onDelete: (view: NamedView<Filter>) => void
}

/** What can be done with the open view, when it is one of the user's own. */
export function ViewMenu<Filter extends ListFilter>({
  view,
  state,
  onSave,
  onDelete,
}: ViewMenuProps<Filter>) {
  const { t } = useWords()
  const [naming, setNaming] = useState(false)
  const changed =
    !sameQuery(view.query, state.query) || JSON.stringify(view.columns) !== JSON.stringify(state.columns)
  return (
    <Popover opened={naming} onChange={setNaming} trapFocus returnFocus position="bottom-start">
      <Popover.Target>
        <span className={styles.tool}>
          <Menu position="bottom-start">
            <Menu.Target>
              <IconButton icon={IconDots} label={t('list.viewMenu', { name: view.name })} />
            </Menu.Target>
            <Menu.Dropdown>
              {changed && (
                <Menu.Item onClick={() => onSave({ ...view, query: state.query, columns: state.columns })}>
                  {t('list.updateView')}
                </Menu.Item>
              )}
              <Menu.Item onClick={() => setNaming(true)}>{t('list.renameView')}</Menu.Item>
              <Menu.Item onClick={() => onDelete(view)}>{t('list.deleteView')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown data-overlay="">
        <ViewName
          name={view.name}
          onName={(name) => {
            setNaming(false)
            onSave({ ...view, name })
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
