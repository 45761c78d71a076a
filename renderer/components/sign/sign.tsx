import type { LabelKey } from '../../../shared/i18n/catalogue.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './sign.module.css'

/** The seven states that a thing can be in; each has one shape, so that colour never stands alone. */
export type SignKind = 'late' | 'today' | 'open' | 'doing' | 'wait' | 'done' | 'info'

interface SignProps {
  readonly kind: SignKind
  /** What the sign says to who cannot see it; without one, the state's own word. */
  readonly label?: string
  /** The words beside it say the same: hide it from readers. */
  readonly silent?: boolean
  /** 8 px instead of 10, as in chips. */
  readonly small?: boolean
}

const shapes: Record<SignKind, React.ReactNode> = {
  late: <path d="M5 0l5 5-5 5-5-5z" />,
  today: <circle cx="5" cy="5" r="4.5" />,
  open: <circle cx="5" cy="5" r="3.75" className={styles.line} />,
  doing: (
    <>
      <circle cx="5" cy="5" r="3.75" className={styles.line} />
      <path d="M5 1.2a3.8 3.8 0 0 1 0 7.6z" />
    </>
  ),
  wait: (
    <>
      <rect x="1.5" y="1" width="2.5" height="8" rx=".8" />
      <rect x="6" y="1" width="2.5" height="8" rx=".8" />
    </>
  ),
  done: <path d="M1 5.3 3.8 8 9 2.2" className={styles.check} />,
  info: <path d="M5 .5 9.5 9h-9z" className={styles.line} />,
}

const labels = {
  late: 'sign.late',
  today: 'sign.today',
  open: 'sign.open',
  doing: 'sign.doing',
  wait: 'sign.wait',
  done: 'sign.done',
  info: 'sign.info',
} as const satisfies Record<SignKind, LabelKey>

/** The sign of a state. Use no other icon for a state. */
export function Sign({ kind, label, silent = false, small = false }: SignProps) {
  const { t } = useWords()
  const className = [styles.sign, styles[kind], small ? styles.small : ''].join(' ')
  if (silent)
    return (
      <svg className={className} viewBox="0 0 10 10" aria-hidden="true">
        {shapes[kind]}
      </svg>
    )
  return (
    <svg className={className} viewBox="0 0 10 10" role="img" aria-label={label ?? t(labels[kind])}>
      {shapes[kind]}
    </svg>
  )
}
