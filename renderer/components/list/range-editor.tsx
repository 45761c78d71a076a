import { NumberInput } from '@mantine/core'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './filter-popover.module.css'
import { useFocusOnMount } from './use-focus-on-mount.ts'

export interface NumberRange {
  readonly min: number | null
  readonly max: number | null
}

interface RangeEditorProps {
  readonly range: NumberRange
  /** The figures are euros. */
  readonly euros?: boolean
  readonly onChange: (range: NumberRange) => void
}

/** Edits a filter that is a range of whole numbers; an empty end is open. */
export function RangeEditor({ range, euros, onChange }: RangeEditorProps) {
  const { t } = useWords()
  return (
    <div className={styles.pair}>
      <NumberField
        label={t('list.from')}
        value={range.min}
        euros={euros}
        autofocus
        onChange={(min) => onChange({ ...range, min })}
      />
      <NumberField
        label={t('list.to')}
        value={range.max}
        euros={euros}
        onChange={(max) => onChange({ ...range, max })}
      />
    </div>
  )
}

interface NumberFieldProps {
  readonly label: string
  readonly value: number | null
  readonly euros?: boolean | undefined
  readonly autofocus?: boolean
  readonly onChange: (value: number | null) => void
}

/** A whole number, or nothing. */
export function NumberField({ label, value, euros = false, autofocus = false, onChange }: NumberFieldProps) {
  const { before } = useFormats().amountParts(0, true)
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
      {...(euros ? (before ? { prefix: before } : { suffix: ' €' }) : {})}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
    />
  )
}
