import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import type { SessionUser } from '../../../shared/features/session/model.ts'
import { Avatar, initialsOfColleague } from '../../components/avatar/avatar.tsx'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { useWords } from '../../lib/i18n.ts'
import { paths } from '../../lib/paths.ts'
import { setPreferences, usePreferences } from '../../lib/preferences.ts'
import { lock, signOut } from './commands.ts'
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
    <Menu width={264} position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <button
          type="button"
          className={styles.target}
          aria-label={t('session.personMenu', { name: user.displayName })}
          title={user.displayName}
        >
          <Avatar initials={initialsOfColleague(user.displayName)} me />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <b>{user.displayName}</b>
          <span>{t(`network.role.${user.role}`)}</span>
          {mode === 'offline' && <span>{t('session.offlineMode')}</span>}
        </div>
        <Menu.Divider />
        <Menu.RadioGroup
          value={language}
          onChange={(chosen) => setPreferences({ language: chosen === 'en' ? 'en' : 'it' })}
        >
          <Menu.Label>{t('frame.language')}</Menu.Label>
          <Choice value="it" chosen={language} words={t('settings.language.it')} />
          <Choice value="en" chosen={language} words={t('settings.language.en')} />
        </Menu.RadioGroup>
        <Menu.RadioGroup
          value={density}
          onChange={(chosen) =>
            setPreferences({ density: chosen === 'comfortable' ? 'comfortable' : 'dense' })
          }
        >
          <Menu.Label>{t('frame.density')}</Menu.Label>
          <Choice value="dense" chosen={density} words={t('settings.density.dense')} />
          <Choice value="comfortable" chosen={density} words={t('settings.density.comfortable')} />
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => navigate(paths.about)}>{t('frame.about')}</Menu.Item>
        <Menu.Item onClick={copyDiagnosis}>{t('session.copyDiagnosis')}</Menu.Item>
        <Menu.Item onClick={askToRemoveData}>{t('session.remove')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={lock} rightSection={<Kbd keys="mod+l" />}>
          {t('session.lock')}
        </Menu.Item>
        <Menu.Item onClick={signOut}>{t('session.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

interface ChoiceProps {
  readonly value: string
  readonly chosen: string
  readonly words: string
}

function Choice({ value, chosen, words }: ChoiceProps) {
  return (
    <Menu.RadioItem
      value={value}
      rightSection={value === chosen && <IconCheck size={16} stroke={2} aria-hidden="true" />}
    >
      {words}
    </Menu.RadioItem>
  )
}
