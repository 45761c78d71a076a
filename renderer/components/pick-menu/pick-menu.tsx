import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import styles from './pick-menu.module.css'

interface PickMenuProps<Value extends string> {
  readonly label: string
  /** The word for no choice. */
  readonly all: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly chosen: Value | null
  readonly onPick: (value: Value | null) => void
}

/** One of a few values, or all of them; the button says which. */
export function PickMenu<Value extends string>({
  label,
  all,
  options,
  chosen,
  onPick,
}: PickMenuProps<Value>) {
  const now = options.find(({ value }) => value === chosen)
  const check = <IconCheck size={16} stroke={2} aria-hidden="true" />
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="subtle"
          className={styles.button}
          data-chosen={now ? '' : undefined}
          rightSection={<IconChevronDown size={12} stroke={2} aria-hidden="true" />}
        >
          {now ? `${label}: ${now.label}` : label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onPick(null)} rightSection={now ? null : check}>
          {all}
        </Menu.Item>
        {options.map((option) => (
          <Menu.Item
            key={option.value}
            onClick={() => onPick(option.value)}
            rightSection={option === now ? check : null}
          >
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
