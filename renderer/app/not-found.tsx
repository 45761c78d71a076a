import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { EmptyState } from '../components/empty-state/empty-state.tsx'
import { useWords } from '../lib/i18n.ts'
import { paths } from '../lib/paths.ts'
import styles from './sheet.module.css'

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useWords()
  return (
    <div className={styles.sheet}>
      <EmptyState
        alone
        title={t('frame.notFound.title')}
        actions={
          <Button variant="filled" component={Link} to={paths.customers}>
            {t('frame.notFound.home')}
          </Button>
        }
      >
        {t('frame.notFound.text')}
      </EmptyState>
    </div>
  )
}
