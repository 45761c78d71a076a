import type { ReactNode } from 'react'
import { Sign, type SignKind } from '../sign/sign.tsx'
import styles from './chip.module.css'

/** A meaning, the accent, or plain grey for what only informs. */
export type ChipTone = 'plain' | 'accent' | 'late' | 'today' | 'done' | 'wait' | 'info'

interface ChipProps {
  readonly tone?: ChipTone
  /** The state's sign before the words; the words say the same, so it is silent. */
  readonly sign?: SignKind
  /** Without ground and sides, inside a line of text. */
  readonly bare?: boolean
  readonly title?: string
  readonly children: ReactNode
}

/** A short statement of one meaning. It never carries a figure alone. */
export function Chip({ tone = 'plain', sign, bare = false, title, children }: ChipProps) {
  return (
    <span className={[styles.chip, styles[tone], bare ? styles.bare : ''].join(' ')} title={title}>
      {sign && <Sign kind={sign} small silent />}
      {children}
    </span>
  )
}
