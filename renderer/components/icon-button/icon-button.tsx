import { ActionIcon, type ActionIconProps, type ElementProps } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { Ref } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { ariaKeys, printedKeys } from '../kbd/keys.ts'
import { tip } from '../tip/tip.ts'

interface IconButtonProps
  extends Omit<ActionIconProps, 'children'>,
    ElementProps<'button', keyof ActionIconProps> {
  readonly ref?: Ref<HTMLButtonElement>
  readonly icon: Icon
  /** What it does: its name for readers and, with the key, its tooltip. */
  readonly label: string
  /** The key that does the same, as in a binding. */
  readonly keys?: string
  /** Pressed or open. */
  readonly on?: boolean
}

/** A button that is only an icon: always with a name and a tooltip with its key. */
export function IconButton({ icon: Glyph, label, keys, on = false, ...rest }: IconButtonProps) {
  const { t } = useWords()
  const words = keys ? `${label} (${printedKeys(keys, t).join('+')})` : label
  const shortcut = keys ? { 'aria-keyshortcuts': ariaKeys(keys) } : {}
  return (
    <ActionIcon aria-label={label} {...tip(words)} {...shortcut} data-on={on || undefined} {...rest}>
      <Glyph size={16} stroke={2} aria-hidden="true" />
    </ActionIcon>
  )
}
