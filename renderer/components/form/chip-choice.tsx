import { type ReactNode, type Ref, useId } from 'react'
import { Kbd } from '../kbd/kbd.tsx'
import styles from './chip-choice.module.css'

export interface ChipOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** The key that chooses it; who shows the choice binds it. */
  readonly keys?: string
}

interface ChipChoiceProps<Value extends string> {
  readonly label: string
  readonly options: readonly ChipOption<Value>[]
  /** '' or another text chooses none. */
  readonly value: string
  readonly onChange: (value: Value) => void
  /** The label is read out and not shown. */
  readonly bare?: boolean
  /** It takes the focus when its dialog opens. */
  readonly focused?: boolean
  readonly problem?: string | null | undefined
  /** The chip by which the focus enters. */
  readonly entry?: Ref<HTMLInputElement>
  /** Beside the chips, such as a field for anything else. */
  readonly children?: ReactNode
}

/** One of a few, all in view: arrows or a key choose, Enter belongs to the form. */
export function ChipChoice<Value extends string>(props: ChipChoiceProps<Value>) {
  const { label, options, value, onChange, bare = false, focused = false, problem } = props
  const name = useId()
  const first = options.find((option) => option.value === value) ?? options[0]
  return (
    <div className={styles.choice} role="radiogroup" aria-label={label}>
      {!bare && (
        <span className={styles.label} aria-hidden="true">
          {label}
        </span>
      )}
      <div className={styles.chips}>
        {options.map((option) => (
          <label key={option.value} className={styles.chip}>
            <input
              ref={option === first ? props.entry : undefined}
              type="radio"
              className={styles.radio}
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              data-autofocus={focused && option === first ? '' : undefined}
            />
            <span className={styles.words} data-words={option.label}>
              {option.label}
            </span>
            {option.keys && <Kbd keys={option.keys} joined />}
          </label>
        ))}
        {props.children}
      </div>
      {problem && <p className={styles.problem}>{problem}</p>}
    </div>
  )
}
