import { useEffect } from 'react'
import { Kbd } from '../kbd/kbd.tsx'
import styles from './palette.module.css'
import type { PaletteGroup, PaletteRow } from './palette-model.ts'

interface PaletteRowsProps {
  readonly id: string
  readonly label: string
  readonly groups: readonly PaletteGroup[]
  readonly chosen: PaletteRow | undefined
  readonly onPoint: (row: PaletteRow) => void
  readonly onOpen: (row: PaletteRow, beside: boolean) => void
}

/** The rows by group; the field keeps the focus and names the chosen one. */
export function PaletteRows({ id, label, groups, chosen, onPoint, onOpen }: PaletteRowsProps) {
  const chosenId = chosen && `${id}-${chosen.id}`
  useEffect(() => {
    if (chosenId) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  return (
    <div id={id} role="listbox" aria-label={label} className={styles.rows}>
      {groups
        .filter((group) => group.rows.length > 0)
        .map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
          <div
            key={group.id}
            role="group"
            aria-labelledby={`${id}-${group.id}-label`}
            className={styles.group}
          >
            <div id={`${id}-${group.id}-label`} className={styles.label} role="presentation">
              {group.label}
            </div>
            {group.rows.map((row) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the field
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
              <div
                key={row.id}
                id={`${id}-${row.id}`}
                role="option"
                aria-selected={row === chosen}
                className={styles.row}
                onPointerMove={() => row !== chosen && onPoint(row)}
                onPointerDown={(event) => event.preventDefault()}
                onClick={(event) => onOpen(row, event.ctrlKey || event.metaKey)}
              >
                <span className={styles.icon}>{row.icon}</span>
                <span className={styles.text}>
                  {row.title}
                  {row.detail && <span className={styles.detail}> {row.detail}</span>}
                </span>
                {row.chip}
                <span className={styles.keys}>
                  {row.keys ? <Kbd keys={row.keys} /> : row === chosen && <Kbd keys="Enter" />}
                </span>
              </div>
            ))}
          </div>
        ))}
    </div>
  )
}
