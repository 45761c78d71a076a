import { IconContrastFilled, IconEye, IconLayoutRows, IconSettings } from '@tabler/icons-react'
import type { RendererFeature } from '../../lib/feature.ts'
import { paths } from '../../lib/paths.ts'
import { switchDensity, switchTheme } from '../../lib/switches.ts'
import { toggleVeil } from '../../lib/veil.ts'
import { AboutSection } from './about-section.tsx'
import { LookSection } from './look-section.tsx'
import { SettingsPage } from './settings-page.tsx'

export const settingsFeature: RendererFeature = {
  name: 'settings',
  pages: [{ path: paths.settings, Page: SettingsPage }],
  rail: { order: 100, icon: IconSettings, label: 'settings.title', to: paths.settings, group: 'foot' },
  commands: [
    { id: 'settings.theme', label: 'settings.theme.command', icon: IconContrastFilled, run: switchTheme },
    { id: 'settings.density', label: 'settings.density.command', icon: IconLayoutRows, run: switchDensity },
    { id: 'settings.veil', label: 'settings.veil.command', icon: IconEye, keys: 'F8', run: toggleVeil },
  ],
  settings: [
    { id: 'look', order: 10, label: 'settings.look', Section: LookSection },
    { id: 'about', order: 80, label: 'settings.about', Section: AboutSection },
  ],
}
