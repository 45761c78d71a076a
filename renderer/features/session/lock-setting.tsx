import { SegmentedControl } from '@mantine/core'
import { type LockAfter, lockAfter } from '../../../shared/features/session/contract.ts'
import { showRefusal } from '../../components/toast/toasts.ts'
import { errorWords } from '../../lib/errors.ts'
import { translate, useWords } from '../../lib/i18n.ts'
import { rpc } from '../../lib/rpc.ts'
import { useSession } from './session.ts'
import styles from './this-computer.module.css'

const choices: readonly LockAfter[] = [5, 15, 30, null]

/** After how long without input the desk locks itself, for this user on this computer. */
export function LockSetting() {
  const { t } = useWords()
  const minutes = useSession()?.lockAfter ?? null
  const choose = (value: string): void => {
    const chosen = lockAfter.parse(value === 'never' ? null : Number(value))
    rpc.session
      .setLockAfter({ minutes: chosen })
      .catch((fault: unknown) => showRefusal(errorWords(fault, translate).text))
  }
  return (
    <div className={styles.setting}>
      <div>
        <div id="setting-lock">{t('session.lockAfter')}</div>
        <p className={styles.help}>{t('session.lockAfter.help')}</p>
      </div>
      <SegmentedControl
        aria-labelledby="setting-lock"
        data={choices.map((choice) => ({
          value: keyOf(choice),
          label:
            choice === null
              ? t('session.lockAfter.never')
              : t('session.lockAfter.minutes', { count: choice }),
        }))}
        value={keyOf(minutes)}
        onChange={choose}
      />
    </div>
  )
}

function keyOf(minutes: LockAfter): string {
  return minutes === null ? 'never' : String(minutes)
}
