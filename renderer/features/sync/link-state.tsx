import { Popover } from '@mantine/core'
import { Sign } from '../../components/sign/sign.tsx'
import { useWords } from '../../lib/i18n.ts'
import { createStore, useStore } from '../../lib/store.ts'
import styles from './link-state.module.css'
import { linkLook, useSyncStatus } from './status.ts'
import { SyncLog } from './sync-log.tsx'

const logOpen = createStore(false)

/** Opens the log from elsewhere (banner). */
export function openSyncLog(): void {
  logOpen.set(true)
}

/** A word and a sign in the bar; a click opens the log of what comes and goes. */
export function LinkState() {
  const { t } = useWords()
  const status = useSyncStatus()
  const opened = useStore(logOpen)
  const look = linkLook(status, t)
  return (
    <Popover opened={opened} onChange={logOpen.set} position="bottom-end" width={400} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={`${styles.link} ${styles[look.tone]}`}
          aria-label={`${t('sync.link')}: ${look.words}`}
          onClick={() => logOpen.set(!opened)}
        >
          <Sign kind={look.sign} silent />
          <span>{look.words}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown data-overlay="" aria-label={t('sync.link')}>
        <SyncLog status={status} look={look} opened={opened} />
      </Popover.Dropdown>
    </Popover>
  )
}
