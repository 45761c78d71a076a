import type { ReactNode } from 'react'
import styles from './setting.module.css'

interface SettingProps {
  readonly label: string
  /** Id of the label, for the control's aria-labelledby. */
  readonly labelId: string
  readonly help?: string
  readonly children: ReactNode
}

/** One setting: its name and a line of help on the left, the control on the right. It saves by itself. */
export function Setting({ label, labelId, help, children }: SettingProps) {
  return (
    <div className={styles.setting}>
      <div>
        <div id={labelId}>{label}</div>
        {help && <p className={styles.help}>{help}</p>}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  )
}
