import type { CustomerTerm } from '../../../shared/features/customers/contract.ts'
import { useToday } from '../../components/time/use-today.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './cells.module.css'
import { termTitle, termTone, termWords } from './term.ts'

/** The most urgent term in words, its date on hover. */
export function TermCell({ term }: { readonly term: CustomerTerm }) {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  return (
    <span className={styles[termTone(term, today)]} title={termTitle(term, t, formats)}>
      {termWords(term, today, t, formats)}
    </span>
  )
}
