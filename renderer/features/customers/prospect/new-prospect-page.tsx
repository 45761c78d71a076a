import { useEffect } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { RecordBar } from '../../../components/record/record-bar.tsx'
import { useWords } from '../../../lib/i18n.ts'
import { useKeys } from '../../../lib/keyboard.ts'
import { nameParam, paths } from '../../../lib/paths.ts'
import { useRights } from '../../../lib/rights.ts'
import { NewProspectForm } from './new-prospect-form.tsx'
import styles from './prospect.module.css'

/** A new prospect: few fields, and the card takes it from there. */
export function NewProspectPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const { create } = useRights('customer')
  const back = () => void navigate(paths.customers)
  useKeys([{ keys: 'Escape', label: 'record.key.back', group: 'record', inFields: true, run: back }])
  useEffect(() => {
    // Who only reads has come here by an old address.
    if (!create) void navigate(paths.customers, { replace: true })
  }, [create, navigate])
  if (!create) return null
  return (
    <div className={styles.page}>
      <RecordBar back={t('customers.title')} onBack={back} place={null} onPrevious={null} onNext={null} />
      <section className={styles.sheet} aria-labelledby="new-prospect">
        <h1 id="new-prospect">{t('customers.new')}</h1>
        <p className={styles.hint}>{t('customers.new.hint')}</p>
        <NewProspectForm asked={search.get(nameParam) ?? ''} />
      </section>
    </div>
  )
}
