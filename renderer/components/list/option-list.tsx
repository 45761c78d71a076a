// biome-ignore-all lint/a11y/useKeyWithClickEvents: the field above takes the keys
// biome-ignore-all lint/a11y/useFocusableInteractive: the field names the active option
import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './filter-popover.module.css'
import { useFocusOnMount } from './use-focus-on-mount.ts'

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly count?: number
}

interface OptionListProps<Value extends string> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  /** The chosen ones; without it the list is one to pick from. */
  readonly chosen?: readonly Value[]
  readonly onPick: (value: Value) => void
}

/** Options under a field that narrows them: typing, arrows and Enter are enough. */
export function OptionList<Value extends string>(props: OptionListProps<Value>) {
  const { t } = useWords()
  const formats = useFormats()
  const id = useId()
  const field = useFocusOnMount<HTMLInputElement>()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const wanted = text.trim().toLocaleLowerCase()
  const shown = props.options.filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
  const at = Math.min(active, shown.length - 1)

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const option = shown[at]
    if (step !== 0) {
      const next = Math.min(shown.length - 1, Math.max(0, at + step))
      setActive(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      if (option) props.onPick(option.value)
    } else return
    event.preventDefault()
  }

  return (
    <>
      <input
        ref={field}
        className={styles.search}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-label={props.label}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        placeholder={t('list.searchOption')}
        value={text}
        spellCheck={false}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={id}
        className={styles.options}
        role="listbox"
        tabIndex={-1}
        aria-label={props.label}
        aria-multiselectable={props.chosen !== undefined}
      >
        {shown.map((option, index) => (
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            className={styles.option}
            aria-selected={props.chosen?.includes(option.value) ?? index === at}
            data-active={index === at || undefined}
            onPointerMove={() => setActive(index)}
            onClick={() => props.onPick(option.value)}
          >
            <span>{option.label}</span>
            {option.count !== undefined && (
              <span className={styles.count}>{formats.number(option.count)}</span>
            )}
            {props.chosen?.includes(option.value) && (
              <IconCheck className={styles.mark} size={16} stroke={2} aria-hidden="true" />
            )}
          </div>
        ))}
        {shown.length === 0 && <p className={styles.none}>{t('list.noOption')}</p>}
      </div>
    </>
  )
}
