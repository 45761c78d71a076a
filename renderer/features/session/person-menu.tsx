import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import type { SessionUser } from '../../../shared/features/session/model.ts'
import { Avatar, initialsOf } from '../../components/avatar/avatar.tsx'
import { useWords } from '../../lib/i18n.ts'
import { paths } from '../../lib/paths.ts'
import { setPreferences, usePreferences } from '../../lib/preferences.ts'
import { signOut } from './commands.ts'
import styles from './person-menu.module.css'
import { askToRemoveData } from './remove-data.tsx'
import { useCopyDiagnosis } from './use-copy-diagnosis.ts'

interface PersonMenuProps {
  readonly user: SessionUser
  readonly mode: 'online' | 'offline' | null
}

/** The person at the desk: who, how it looks, and the way out. */
export function PersonMenu({ user, mode }: PersonMenuProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { language, density } = usePreferences()
  const copyDiagnosis = useCopyDiagnosis()
  return (
    <Menu width={264} position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className={styles.target}
          aria-label={t('session.personMenu', { name: user.displayName })}
          title={user.displayName}
        >
          <Avatar initials={initialsOf(user.displayName)} me />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <b>{user.displayName}</b>
          <span>{t(`network.role.${user.role}`)}</span>
          {mode === 'offline' && <span>{t('session.offlineMode')}</span>}
        </div>
        <Menu.Divider />
        <Menu.Label>{t('frame.language')}</Menu.Label>
        <Choice on={language === 'it'} onClick={() => setPreferences({ language: 'it' })}>
          {t('settings.language.it')}
        </Choice>
        <Choice on={language === 'en'} onClick={() => setPreferences({ language: 'en' })}>
          {t('settings.language.en')}
        </Choice>
        <Menu.Label>{t('frame.density')}</Menu.Label>
        <Choice on={density === 'dense'} onClick={() => setPreferences({ density: 'dense' })}>
          {t('settings.density.dense')}
        </Choice>
        <Choice on={density === 'comfortable'} onClick={() => setPreferences({ density: 'comfortable' })}>
          {t('settings.density.comfortable')}
        </Choice>
        <Menu.Divider />
        <Menu.Item onClick={() => navigate(paths.about)}>{t('frame.about')}</Menu.Item>
        <Menu.Item onClick={copyDiagnosis}>{t('session.copyDiagnosis')}</Menu.Item>
        <Menu.Item onClick={askToRemoveData}>{t('session.remove')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={signOut}>{t('session.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

interface ChoiceProps {
  readonly on: boolean
  readonly onClick: () => void
  readonly children: string
}

function Choice({ on, onClick, children }: ChoiceProps) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={on}
      onClick={onClick}
      closeMenuOnClick={false}
      rightSection={on && <IconCheck size={16} stroke={2} aria-hidden="true" />}
    >
      {children}
    </Menu.Item>
  )
}
