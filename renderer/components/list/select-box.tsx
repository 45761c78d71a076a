import styles from './list.module.css'

interface SelectBoxProps {
  readonly label: string
  readonly checked: boolean
  readonly some?: boolean
  /** In a row the box is not a stop of Tab: `x` does the same. */
  readonly tabbable?: boolean
  readonly onToggle: (extend: boolean) => void
}

/** The box that selects a row, or all of them. Its whole cell takes the click. */
export function SelectBox({ label, checked, some = false, tabbable = false, onToggle }: SelectBoxProps) {
  return (
    <label className={styles.box}>
      <input
        ref={(box) => {
          if (box) box.indeterminate = some
        }}
        type="checkbox"
        className={styles.check}
        aria-label={label}
        checked={checked}
        tabIndex={tabbable ? 0 : -1}
        onChange={(event) => onToggle(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
      />
    </label>
  )
}
