import { Button } from '@mantine/core'
import { useNavigate } from 'react-router'
import { EmptyState } from '../../components/empty-state/empty-state.tsx'
import { ErrorState } from '../../components/error-state/error-state.tsx'
import { errorWords } from '../../lib/errors.ts'
import { useCustomerPanels } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import { paths } from '../../lib/paths.ts'
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
  if (name === 'NOT_FOUND')
    return (
      <>
        <div className={styles.notices}>
          {panels.map(({ id: panel, Head }) => Head && <Head key={panel} customerId={id} narrow={beside} />)}
        </div>
        <EmptyState
          title={t('customers.gone.title')}
          actions={
            <Button
              variant="filled"
              onClick={() => {
                customersList.patch({ open: null })
                void navigate(paths.customers)
              }}
            >
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
