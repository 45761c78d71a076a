import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
import type { ConflictChoice } from '../../../shared/features/conflicts/model.ts'
import { ValueTable } from '../../components/inbox/value-table.tsx'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { type FieldGroup, groupWords, type WordsOf } from '../../lib/field-words.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import styles from './row-choice.module.css'

const sides = ['mine', 'theirs'] as const

const order: readonly ConflictChoice[] = ['before', 'mine', 'theirs']

/** A side that deleted has nothing to show. */
const shownSides: Readonly<Record<RowChoiceProps['kind'], readonly ConflictChoice[]>> = {
  DELETED: ['before', 'mine'],
  EDITED: ['before', 'theirs'],
  PARENT_DELETED: ['mine'],
}

interface RowChoiceProps {
  readonly toSolve: ConflictToSolve
  readonly kind: 'DELETED' | 'EDITED' | 'PARENT_DELETED'
  readonly groups: readonly FieldGroup[]
  readonly columns: readonly [string, string, string]
  readonly words: WordsOf
  readonly choice: ConflictChoice | undefined
  readonly disabled: boolean
  readonly onChoose: (choice: ConflictChoice) => void
  /** Enter on a choice. */
  readonly onKeep: () => void
}

/** Whether a row stands or goes: two choices that say what they do, and what is written in the row. */
export function RowChoice(props: RowChoiceProps) {
  const { toSolve, kind, groups, columns, words, choice, disabled, onChoose, onKeep } = props
  const { conflict, fields } = toSolve
  const { t } = useWords()
  useKeys(
    sides.map((side, at) => ({
      keys: String(at + 1),
      group: 'page' as const,
      enabled: !disabled,
      run: () => onChoose(side),
    })),
  )
  const shown = shownSides[kind]
  const valueOn = (group: FieldGroup, side: ConflictChoice) =>
    groupWords(
      conflict.tbl,
      group,
      (field) => fields.find((one) => one.field === field)?.[side] ?? null,
      words,
    )
  return (
    <>
      <fieldset className={styles.choices} onKeyDown={(event) => event.key === 'Enter' && onKeep()}>
        <legend className={styles.legend}>{t('conflicts.row.choice')}</legend>
        {sides.map((side, at) => (
          <label key={side} className={choice === side ? `${styles.choice} ${styles.chosen}` : styles.choice}>
            <input
              type="radio"
              className={styles.radio}
              name={conflict.id}
              checked={choice === side}
              disabled={disabled}
              onChange={() => onChoose(side)}
            />
            <span className={styles.words}>{t(`conflicts.row.${kind}.${side}`)}</span>
            <Kbd keys={String(at + 1)} />
          </label>
        ))}
      </fieldset>
      {groups.length > 0 && (
        <ValueTable
          label={t('conflicts.written')}
          columns={[t('conflicts.column.field'), ...shown.map((side) => columns[order.indexOf(side)] ?? '')]}
          rows={groups.map((group) => ({
            id: group.id,
            field: group.label,
            values: shown.map((side) => valueOn(group, side)),
          }))}
        />
      )}
    </>
  )
}
