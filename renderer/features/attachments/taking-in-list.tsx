import { Button } from '@mantine/core'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { stopTakingIn, type TakingIn } from '../../lib/take-in.ts'
import styles from './attachments-panel.module.css'

/** The files that are on their way in: how far each is, and how to stop it. */
export function TakingInList({ files }: { readonly files: readonly TakingIn[] }) {
  const { t } = useWords()
  const formats = useFormats()
  if (files.length === 0) return null
  return (
    <ul className={styles.takingIn} aria-label={t('attachments.takingIn')}>
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
