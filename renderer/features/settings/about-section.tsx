import { useQuery } from '@tanstack/react-query'
import type { LabelKey } from '../../../shared/i18n/catalogue.ts'
import type { About } from '../../../shared/rpc/shell.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { shell } from '../../lib/shell.ts'
import styles from './about-section.module.css'

/** Versions and states: what support asks for first. */
export function AboutSection() {
  const { t } = useWords()
  const formats = useFormats()
  const about = useQuery({
    queryKey: ['about'],
    queryFn: () => shell().about(),
    refetchOnMount: 'always',
  }).data
  if (!about) return null
  const runtime =
    about.runtime === 'fallback' ? t('settings.about.fallback', { electron: about.electron }) : about.electron
  const rows: readonly [LabelKey, string][] = [
    ['settings.about.version', about.version],
    ['settings.about.runtime', runtime],
    ...plainRows(about),
    ['settings.about.keyring', about.keyring === 'none' ? t('common.none') : about.keyring],
    ['settings.about.reports', formats.number(about.cspReports)],
  ]
  return (
    <dl className={styles.facts}>
      {rows.map(([label, value]) => (
        <div key={label} className={styles.fact}>
          <dt>{t(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function plainRows(about: About): readonly [LabelKey, string][] {
  return [
    ['settings.about.chromium', about.chromium],
    ['settings.about.node', about.node],
    ['settings.about.coreNode', about.coreNode],
    ['settings.about.system', about.system],
  ]
}
