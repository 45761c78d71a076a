import { useNavigate } from 'react-router'
import { ariaKeys, printedKeys } from '../../components/kbd/keys.ts'
import { Sign } from '../../components/sign/sign.tsx'
import { tip } from '../../components/tip/tip.ts'
import { useEditCounts } from '../../lib/edit-counts.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { paths } from '../../lib/paths.ts'
import styles from './link-state.module.css'
import { linkLook, useSyncStatus } from './status.ts'

/** The key that opens what comes in and goes out, from everywhere. */
export const inboxKeys = 'mod+i'

/** A word and a sign in the bar: how the link stands, what waits to be sent, what asks for an answer. A click opens all of it. */
export function LinkState() {
  const { t } = useWords()
  const navigate = useNavigate()
  const look = linkLook(useSyncStatus(), t, useEditCounts())
  const open = () => void navigate(paths.inbox)
  useKeys([{ keys: inboxKeys, label: 'edits.inbox.command', group: 'everywhere', run: open }])
  return (
    <button
      type="button"
      className={`${styles.link} ${styles[look.tone]}`}
      aria-label={`${t('sync.link')}: ${look.words}`}
      aria-keyshortcuts={ariaKeys(inboxKeys)}
      {...tip(`${t('edits.inbox')} (${printedKeys(inboxKeys, t).join('+')})`)}
      onClick={open}
    >
      <Sign kind={look.sign} silent />
      <span>{look.words}</span>
    </button>
  )
}
