import { IconContrastFilled, IconEye, IconEyeOff } from '@tabler/icons-react'
import { IconButton } from '../../components/icon-button/icon-button.tsx'
import { Mark } from '../../components/mark/mark.tsx'
import { OmniButton } from '../../features/search/omni-button.tsx'
import { PersonMenu } from '../../features/session/person-menu.tsx'
import { LinkState } from '../../features/sync/link-state.tsx'
import { useDeskOwner } from '../../lib/desk-owner.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { switchTheme } from '../../lib/switches.ts'
import { toggleVeil, useVeil } from '../../lib/veil.ts'
import styles from './bar.module.css'

/** Agency, search or command, the link, theme, veil, person. */
export function Bar() {
  const { t } = useWords()
  const { user, mode } = useDeskOwner()
  const veiled = useVeil()
  useKeys([{ keys: 'F8', label: 'settings.veil', group: 'everywhere', inOverlays: true, run: toggleVeil }])
  return (
    <header className={styles.bar}>
      <AgencyName />
      <OmniButton />
      <div className={styles.right}>
        <LinkState />
        <IconButton icon={IconContrastFilled} label={t('settings.theme.switch')} onClick={switchTheme} />
        <IconButton
          icon={veiled ? IconEyeOff : IconEye}
          label={t(veiled ? 'settings.veil.off' : 'settings.veil')}
          keys="F8"
          on={veiled}
          aria-pressed={veiled}
          onClick={toggleVeil}
        />
        <PersonMenu user={user} mode={mode} />
      </div>
    </header>
  )
}

function AgencyName() {
  const { t } = useWords()
  const { agencies } = useDeskOwner().user
  const [first, ...others] = agencies
  if (!first) return <span className={styles.agency}>{<Mark />}</span>
  const names = agencies.map(({ code, name }) => t('frame.agency', { code, name })).join('\n')
  return (
    <span className={styles.agency} title={names}>
      <Mark />
      <b>
        {others.length === 0 ? first.name : t('frame.agencies', { name: first.name, count: others.length })}
      </b>
      {others.length === 0 && <span className={styles.code}>{first.code}</span>}
    </span>
  )
}
