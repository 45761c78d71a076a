import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { useSettingsSections } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './settings-page.module.css'

/** How the desk looks and what it is; each feature brings its own section. */
export function SettingsPage() {
  const { t } = useWords()
  const sections = useSettingsSections()
  const [search] = useSearchParams()
  const wanted = search.get('sezione')
  useEffect(() => {
    if (wanted) document.getElementById(`settings-${wanted}`)?.scrollIntoView({ block: 'start' })
  }, [wanted])
  return (
    <>
      <header className={styles.head}>
        <h1>{t('settings.title')}</h1>
      </header>
      <div className={styles.sheet}>
        {sections.map(({ id, label, Section }) => (
          <section
            key={id}
            id={`settings-${id}`}
            className={styles.section}
            aria-labelledby={`settings-${id}-title`}
          >
            <h2 id={`settings-${id}-title`} className={styles.title}>
              {t(label)}
            </h2>
            <Section />
          </section>
        ))}
      </div>
    </>
  )
}
