import type { CustomerTerm } from '../../../shared/features/customers/contract.ts'
import { useToday } from '../../components/time/use-today.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './cells.module.css'
import { termTitle, termTone, termWords } from './term.ts'

interface TermCellProps {
  readonly term: CustomerTerm
  /** A figure of its own, not a cell in a column: a term far away does not step back. */
  readonly figure?: boolean
}

/** The most urgent term in words, its date on hover. */
export function TermCell({ term, figure = false }: TermCellProps) {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  const tone = termTone(term, today)
  return (
    <span className={styles[figure && tone === 'far' ? 'soon' : tone]} title={termTitle(term, t, formats)}>
      {termWords(term, today, t, formats)}
    </span>
  )
}
