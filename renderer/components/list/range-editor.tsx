import { NumberInput } from '@mantine/core'
import { useWords } from '../../lib/i18n.ts'
import styles from './filter-popover.module.css'
import { useFocusOnMount } from './use-focus-on-mount.ts'

export interface NumberRange {
  readonly min: number | null
  readonly max: number | null
}

interface RangeEditorProps {
  readonly range: NumberRange
  /** Printed after the figure. */
  readonly unit?: string
  readonly onChange: (range: NumberRange) => void
}

/** Edits a filter that is a range of whole numbers; an empty end is open. */
export function RangeEditor({ range, unit, onChange }: RangeEditorProps) {
  const { t } = useWords()
  return (
    <div className={styles.pair}>
      <NumberField
        label={t('list.from')}
        value={range.min}
        unit={unit}
        autofocus
        onChange={(min) => onChange({ ...range, min })}
      />
      <NumberField
        label={t('list.to')}
        value={range.max}
        unit={unit}
        onChange={(max) => onChange({ ...range, max })}
      />
    </div>
  )
}

interface NumberFieldProps {
  readonly label: string
  readonly value: number | null
  readonly unit?: string | undefined
  readonly autofocus?: boolean
  readonly onChange: (value: number | null) => void
}

/** A whole number, or nothing. */
export function NumberField({ label, value, unit, autofocus = false, onChange }: NumberFieldProps) {
  const field = useFocusOnMount<HTMLInputElement>(autofocus)
  return (
    <NumberInput
      ref={field}
      label={label}
      value={value ?? ''}
      min={0}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      {...(unit ? { suffix: ` ${unit}` } : {})}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
    />
  )
}
