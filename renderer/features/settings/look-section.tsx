import { SegmentedControl } from '@mantine/core'
import { useWords } from '../../lib/i18n.ts'
import { setPreferences, usePreferences } from '../../lib/preferences.ts'
import { LanguageSetting } from './language-setting.tsx'
import { Setting } from './setting.tsx'
import { ZoomSetting } from './zoom-setting.tsx'

const themes = ['light', 'dark', 'system'] as const
const densities = ['dense', 'comfortable'] as const

/** Theme, density, size, language. */
export function LookSection() {
  const { t } = useWords()
  const { theme, density } = usePreferences()
  return (
    <div>
      <Setting label={t('settings.theme')} labelId="setting-theme">
        <SegmentedControl
          aria-labelledby="setting-theme"
          data={themes.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          value={theme}
          onChange={(chosen) => setPreferences({ theme: chosen })}
        />
      </Setting>
      <Setting label={t('settings.density')} labelId="setting-density" help={t('settings.density.help')}>
        <SegmentedControl
          aria-labelledby="setting-density"
          data={densities.map((value) => ({ value, label: t(`settings.density.${value}`) }))}
          value={density}
          onChange={(chosen) => setPreferences({ density: chosen })}
        />
      </Setting>
      <ZoomSetting />
      <LanguageSetting />
    </div>
  )
}
