import { IconSearch } from '@tabler/icons-react'
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { Kbd } from '../kbd/kbd.tsx'
import styles from './palette.module.css'
import { type PaletteGroup, type PaletteRow, stepIn } from './palette-model.ts'
import { PaletteRows } from './palette-rows.tsx'

interface PaletteProps {
  readonly label: string
  readonly placeholder: string
  readonly resultsLabel: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly groups: readonly PaletteGroup[]
  /** The rows answer an older text: Enter waits for those of this one. */
  readonly stale: boolean
  /** At the end of the field, such as "6 in 2.046 clienti". */
  readonly count?: string | undefined
  /** In place of rows, when there is none. */
  readonly empty?: ReactNode
  readonly foot: ReactNode
  readonly onClose: () => void
}

/** A field, the rows it finds, and the keys: arrows choose, Enter opens, Ctrl+Enter opens beside, Esc closes. */
export function Palette(props: PaletteProps) {
  const { label, placeholder, resultsLabel, text, onText, groups, stale, count, empty, foot, onClose } = props
  const [chosen, setChosen] = useState(0)
  const [pending, setPending] = useState<'open' | 'beside' | null>(null)
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const rows = groups.flatMap((group) => group.rows)
  const row = rows[Math.min(chosen, rows.length - 1)]

  useFocusInside(field)
  useEffect(() => {
    if (stale || !pending) return
    setPending(null)
    open(rows[0], pending === 'beside')
  })

  const open = (which: PaletteRow | undefined, beside: boolean) => {
    if (!which) return
    onClose()
    if (beside && which.onOpenBeside) which.onOpenBeside()
    else which.onOpen()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = actOf(event)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    if (act === 'close') onClose()
    else if (act === 'up') setChosen(stepIn(rows, chosen, -1))
    else if (act === 'down') setChosen(stepIn(rows, chosen, 1))
    else if (act === 'open' || act === 'beside') {
      if (stale) setPending(act)
      else open(row, act === 'beside')
    }
  }

  return createPortal(
    <>
      <div className={styles.veil} onPointerDown={onClose} />
      <div
        className={styles.palette}
        role="dialog"
        aria-modal="true"
        aria-label={label}
        onKeyDown={onKeyDown}
      >
        <div className={styles.head}>
          <IconSearch size={18} stroke={2} aria-hidden="true" />
          <input
            ref={field}
            className={styles.field}
            value={text}
            placeholder={placeholder}
            aria-label={label}
            role="combobox"
            aria-expanded={rows.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={row ? `${listId}-${row.id}` : undefined}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setChosen(0)
              setPending(null)
              onText(event.currentTarget.value)
            }}
          />
          <span className={styles.count} role="status">
            {count}
          </span>
          <Kbd keys="Escape" />
        </div>
        {rows.length === 0 && empty}
        <PaletteRows
          id={listId}
          label={resultsLabel}
          groups={groups}
          chosen={row}
          onPoint={(pointed) => setChosen(rows.indexOf(pointed))}
          onOpen={open}
        />
        <div className={styles.foot}>{foot}</div>
      </div>
    </>,
    document.body,
  )
}

type Act = 'close' | 'up' | 'down' | 'open' | 'beside' | 'stay'

function actOf(event: KeyboardEvent): Act | undefined {
  if (event.nativeEvent.isComposing) return undefined
  if (event.key === 'Escape' || (event.key === 'k' && event.ctrlKey)) return 'close'
  if (event.key === 'ArrowDown') return 'down'
  if (event.key === 'ArrowUp') return 'up'
  if (event.key === 'Enter') return event.ctrlKey || event.metaKey ? 'beside' : 'open'
  // The field is the only stop: Tab would leave the palette.
  return event.key === 'Tab' ? 'stay' : undefined
}

/** The focus goes into the field, and back to where it came from. */
function useFocusInside(field: React.RefObject<HTMLInputElement | null>): void {
  useLayoutEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [field])
}
