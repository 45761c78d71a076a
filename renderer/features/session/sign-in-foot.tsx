import { Button } from '@mantine/core'
import { IconContrastFilled } from '@tabler/icons-react'
import { IconButton } from '../../components/icon-button/icon-button.tsx'
import { useWords } from '../../lib/i18n.ts'
import { setPreferences } from '../../lib/preferences.ts'
import { switchTheme } from '../../lib/switches.ts'
import styles from './sign-in.module.css'

/** Language and theme, before anybody is signed in. */
export function SignInFoot() {
  const { t, language } = useWords()
  const other = language === 'it' ? 'en' : 'it'
  return (
    <footer className={styles.foot}>
      <Button variant="subtle" lang={other} onClick={() => setPreferences({ language: other })}>
        {t(`settings.language.${other}`)}
      </Button>
      <IconButton icon={IconContrastFilled} label={t('settings.theme.switch')} onClick={switchTheme} />
    </footer>
  )
}
