import { Button } from '@mantine/core'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { stopTakingIn, useTakingIn } from '../../lib/take-in.ts'
import styles from './taking-in-list.module.css'

/** Bytes; below it files are in before anybody could read how far they are. */
const worthTelling = 1024 * 1024

/** The files that are on their way in, whichever part of the card they were let go on: how far each is, and how to stop it. */
export function TakingInList({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const formats = useFormats()
  const files = useTakingIn(customerId)
  if (files.reduce((sum, { total }) => sum + total, 0) < worthTelling) return null
  return (
    <ul className={styles.list} aria-label={t('attachments.takingIn')}>
      {files.map(({ key, name, done, total }) => (
        <li key={key}>
          <span className={styles.name}>{name}</span>
          <progress className={styles.bar} aria-label={name} max={1} value={total === 0 ? 1 : done / total} />
          <span className={styles.size}>
            {t('attachments.doneOf', { done: formats.bytes(done), total: formats.bytes(total) })}
          </span>
          <Button variant="subtle" onClick={() => stopTakingIn(key)}>
            {t('attachments.stop', { name })}
          </Button>
        </li>
      ))}
    </ul>
  )
}
