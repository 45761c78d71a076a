import { IconArrowsDiagonal, IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../../lib/i18n.ts'
import type { FileDrop } from '../drop/use-file-drop.ts'
import { IconButton } from '../icon-button/icon-button.tsx'
import styles from './peek.module.css'

interface PeekProps {
  /** The record's id. */
  readonly of: string
  readonly label: string
  /** "7 di 1.318". */
  readonly place: string
  readonly onPrevious: (() => void) | null
  readonly onNext: (() => void) | null
  readonly onExpand: () => void
  readonly onClose: () => void
  /** Takes files for the record. */
  readonly drop: FileDrop | null
  readonly children: ReactNode
}

interface PeekHeadProps {
  /** What can be done to the record, in a row below. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** Identity and warnings at the top of it. */
export function PeekHead({ actions, children }: PeekHeadProps) {
  return (
    <div className={styles.head}>
      {children}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}

/** The record beside its list: its place there, the next one, the whole card. */
export function Peek(props: PeekProps) {
  const { t } = useWords()
  return (
    <aside className={styles.peek} aria-label={props.label} {...props.drop}>
      <div className={styles.top}>
        <span>{props.place}</span>
        <span className={styles.tools}>
          <IconButton
            icon={IconChevronUp}
            label={t('record.previous')}
            keys="k"
            disabled={!props.onPrevious}
            onClick={() => props.onPrevious?.()}
          />
          <IconButton
            icon={IconChevronDown}
            label={t('record.next')}
            keys="j"
            disabled={!props.onNext}
            onClick={() => props.onNext?.()}
          />
          <span className={styles.divide} />
          <IconButton
            icon={IconArrowsDiagonal}
            label={t('record.expand')}
            keys="Enter"
            onClick={props.onExpand}
          />
          <IconButton icon={IconX} label={t('record.close')} keys="Escape" onClick={props.onClose} />
        </span>
      </div>
      <div key={props.of} className={styles.body}>
        {props.children}
      </div>
    </aside>
  )
}
