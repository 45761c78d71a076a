import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Sign, type SignKind } from '../sign/sign.tsx'
import styles from './banner.module.css'

interface BannerProps {
  readonly tone: 'wait' | 'late' | 'info' | 'today'
  readonly icon?: Icon
  /** Instead of an icon where the banner tells a state. */
  readonly sign?: SignKind
  /** The start of the sentence, stronger. */
  readonly title: string
  readonly children?: ReactNode
  /** At most two text buttons. */
  readonly actions?: ReactNode
}

/** One sentence on a state that lasts; it stays until the state ends. */
export function Banner({ tone, icon: Glyph, sign, title, children, actions }: BannerProps) {
  return (
    <div className={`${styles.banner} ${styles[tone]}`} role={tone === 'late' ? 'alert' : 'status'}>
      {Glyph && <Glyph size={16} stroke={2} aria-hidden="true" className={styles.icon} />}
      {sign && <Sign kind={sign} silent />}
      <span className={styles.text}>
        <b>{title}</b> {children}
      </span>
      {actions && <span className={styles.actions}>{actions}</span>}
    </div>
  )
}
