import { SegmentedControl } from '@mantine/core'
import { useWords } from '../../lib/i18n.ts'
import { setPreferences } from '../../lib/preferences.ts'
import { Setting } from './setting.tsx'

const languages = ['it', 'en'] as const

/** The language of every text, date and amount; it changes at once. */
export function LanguageSetting() {
  const { t, language } = useWords()
  return (
    <Setting label={t('settings.language')} labelId="setting-language" help={t('settings.language.help')}>
      <SegmentedControl
        aria-labelledby="setting-language"
        data={languages.map((value) => ({ value, label: t(`settings.language.${value}`) }))}
        value={language}
        onChange={(chosen) => setPreferences({ language: chosen })}
      />
    </Setting>
  )
}
