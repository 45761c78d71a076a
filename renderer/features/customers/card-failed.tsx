import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { EmptyState } from '../../components/empty-state/empty-state.tsx'
import { ErrorState } from '../../components/error-state/error-state.tsx'
import { errorWords } from '../../lib/errors.ts'
import { useCustomerPanels } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import { paths } from '../../lib/paths.ts'
import { useStore } from '../../lib/store.ts'
import { takenAway } from '../../lib/taken-away.ts'
import styles from './card-failed.module.css'
import { customersList } from './customers-list.ts'

interface CardFailedProps {
  readonly id: string
  readonly fault: unknown
  readonly onRetry: () => void
  /** It stands beside the list: the way out is to close it. */
  readonly beside?: boolean
}

/** Why a card does not stand here: the customer is gone, with what of him waits for a choice, or something failed. */
export function CardFailed({ id, fault, onRetry, beside = false }: CardFailedProps) {
  const { t } = useWords()
  const panels = useCustomerPanels()
  const navigate = useNavigate()
  const { name, reference } = errorWords(fault, t)
  const gone = name === 'NOT_FOUND'
  const leave = () => {
    customersList.patch({ open: null })
    void navigate(paths.customers)
  }
  const left = useStore(takenAway).includes(id) && gone
  // biome-ignore lint/correctness/useExhaustiveDependencies: one leaves once
  useEffect(() => {
    if (left) leave()
  }, [left])
  if (left) return null
  if (gone)
    return (
      <>
        <div className={styles.notices}>
          {panels.map(({ id: panel, Head }) => Head && <Head key={panel} customerId={id} narrow={beside} />)}
        </div>
        <EmptyState
          title={t('customers.gone.title')}
          actions={
            <Button variant="filled" onClick={leave}>
              {t(beside ? 'common.close' : 'customers.gone.back')}
            </Button>
          }
        >
          {t('customers.gone.text')}
        </EmptyState>
      </>
    )
  return (
    <ErrorState
      title={t('customers.failed.title')}
      actions={<Button onClick={onRetry}>{t('common.retry')}</Button>}
      {...(reference ? { reference } : {})}
    >
      {t('customers.failed.text')}
    </ErrorState>
  )
}
