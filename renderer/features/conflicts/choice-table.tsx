import { type KeyboardEvent, useRef } from 'react'
import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
import type { ConflictChoice } from '../../../shared/features/conflicts/model.ts'
import { Value } from '../../components/inbox/value-table.tsx'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { type FieldGroup, groupWords, type WordsOf } from '../../lib/field-words.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import styles from './choice-table.module.css'
import type { Choices } from './choices.ts'

/** In the order of the columns and of the keys 1, 2, 3. */
const sides = ['before', 'mine', 'theirs'] as const satisfies readonly ConflictChoice[]

interface ChoiceTableProps {
  readonly toSolve: ConflictToSolve
  readonly groups: readonly FieldGroup[]
  readonly columns: readonly [string, string, string]
  readonly words: WordsOf
  readonly choices: Choices
  readonly disabled: boolean
  readonly onChoose: (group: string, choice: ConflictChoice) => void
  /** Enter on a choice. */
  readonly onKeep: () => void
}

/** A field a line, with what stood there before, mine and theirs: one of the three holds. */
export function ChoiceTable(props: ChoiceTableProps) {
  const { groups, columns, choices, disabled, onChoose, onKeep } = props
  const { t } = useWords()
  const table = useRef<HTMLTableElement>(null)
  const focus = (at: number, choice: ConflictChoice) => {
    const group = groups[at]
    if (group) table.current?.querySelector<HTMLElement>(`[data-choice="${group.id}/${choice}"]`)?.focus()
  }
  const here = () => {
    const [group] = (document.activeElement?.getAttribute('data-choice') ?? '').split('/')
    const at = groups.findIndex(({ id }) => id === group)
    return at >= 0
      ? at
      : Math.max(
          0,
          groups.findIndex(({ id }) => choices[id] === undefined),
        )
  }
  const choose = (choice: ConflictChoice) => {
    const at = here()
    const group = groups[at]
    if (!group) return
    onChoose(group.id, choice)
    // On to the next that wants a choice; the last stays where it is, for Enter.
    focus(Math.min(at + 1, groups.length - 1), choice)
  }
  useKeys(
    sides.map((side, at) => ({
      keys: String(at + 1),
      ...(at === 0 ? { label: 'conflicts.key.choose' as const } : {}),
      group: 'page' as const,
      enabled: !disabled,
      run: () => choose(side),
    })),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const at = here()
    const group = groups[at]
    const side = sides.findIndex(
      (one) => event.target instanceof Element && event.target.matches(`[data-choice$="/${one}"]`),
    )
    if (!group || side < 0) return
    const move = steps[event.key]
    if (!move && event.key !== 'Enter') return
    event.preventDefault()
    if (!move) return onKeep()
    const to = sides[side + move.side]
    if (move.side !== 0 && to) {
      onChoose(group.id, to)
      focus(at, to)
    } else if (move.line !== 0) focus(at + move.line, sides[side] ?? 'mine')
  }
  return (
    <table ref={table} className={styles.table} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th scope="col">{t('conflicts.column.field')}</th>
          {columns.map((name, at) => (
            <th key={sides[at]} scope="col" title={name}>
              <span className={styles.head}>
                <span className={styles.cut}>{name}</span> <Kbd keys={String(at + 1)} />
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <ChoiceRow key={group.id} {...props} group={group} />
        ))}
      </tbody>
    </table>
  )
}

const steps: Readonly<Record<string, { readonly side: number; readonly line: number } | undefined>> = {
  ArrowLeft: { side: -1, line: 0 },
  ArrowRight: { side: 1, line: 0 },
  ArrowUp: { side: 0, line: -1 },
  ArrowDown: { side: 0, line: 1 },
}

function ChoiceRow(props: ChoiceTableProps & { readonly group: FieldGroup }) {
  const { toSolve, group, columns, words, choices, disabled, onChoose } = props
  const { t } = useWords()
  const { conflict, fields } = toSolve
  const chosen = choices[group.id]
  return (
    <tr>
      <th scope="row">{group.label}</th>
      {sides.map((side, at) => {
        const value = groupWords(
          conflict.tbl,
          group,
          (field) => fields.find((one) => one.field === field)?.[side] ?? null,
          words,
        )
        return (
          <td key={side} className={chosen === side ? styles.chosen : undefined}>
            <label className={styles.choice}>
              <input
                type="radio"
                className={styles.radio}
                name={`${conflict.id}/${group.id}`}
                data-choice={`${group.id}/${side}`}
                aria-label={`${group.label}, ${columns[at]}: ${value || t('field.empty')}`}
                checked={chosen === side}
                disabled={disabled}
                onChange={() => onChoose(group.id, side)}
              />
              <span className={styles.value}>
                <Value words={value} />
              </span>
            </label>
          </td>
        )
      })}
    </tr>
  )
}
