import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronLeft, IconChevronUp } from '@tabler/icons-react'
import { use } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { IconButton } from '../icon-button/icon-button.tsx'
import { HeadInView } from './head-in-view.ts'
import styles from './record-bar.module.css'

interface RecordBarProps {
  /** Name of the list one came from. */
  readonly back: string
  readonly onBack: () => void
  /** "7 di 1.318, vista Tutti con 2 filtri"; null when the record is not in that list. */
  readonly place: string | null
  /** Whose record it is; it stands here while the record's own head is scrolled away. */
  readonly name?: string | undefined
  readonly onPrevious: (() => void) | null
  readonly onNext: (() => void) | null
}

/** Above a record: the way back to the list and the neighbours in it. */
export function RecordBar({ back, onBack, place, name, onPrevious, onNext }: RecordBarProps) {
  const { t } = useWords()
  const { inView } = use(HeadInView)
  return (
    <nav className={styles.bar} aria-label={t('record.key.back')}>
      <Button
        variant="subtle"
        className={styles.back}
        leftSection={<IconChevronLeft size={16} stroke={2} aria-hidden="true" />}
        aria-keyshortcuts="Escape"
        onClick={onBack}
      >
        {back}
      </Button>
      {place !== null && (
        <>
          <span className={styles.place}>{place}</span>
          <IconButton
            icon={IconChevronUp}
            label={t('record.previous')}
            keys="k"
            disabled={!onPrevious}
            onClick={() => onPrevious?.()}
          />
          <IconButton
            icon={IconChevronDown}
            label={t('record.next')}
            keys="j"
            disabled={!onNext}
            onClick={() => onNext?.()}
          />
        </>
      )}
      {!inView && name !== undefined && (
        // The heading is still there for who hears the page.
        <b className={styles.name} title={name} aria-hidden="true">
          {name}
        </b>
      )}
    </nav>
  )
}
