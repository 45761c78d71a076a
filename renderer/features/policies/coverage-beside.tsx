import { stripOf } from '../../../shared/features/titles/coverage-strip.ts'
import { addDays } from '../../../shared/lib/dates.ts'
import { Nothing, Section } from '../../components/record/section.tsx'
import { Sign } from '../../components/sign/sign.tsx'
import { Strip } from '../../components/time/strip.tsx'
import { shortMonthDay } from '../../components/time/time-words.ts'
import { useToday } from '../../components/time/use-today.ts'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { coverageLook, coverageTerm } from './coverage-words.ts'
import styles from './policies.module.css'
import { PolicyLabel } from './policy-label.tsx'
import { shortName } from './policy-name.ts'
import { runningOf, usePolicies } from './queries.ts'

/** The window of a strip: 60 days back, 120 ahead. */
const back = 60
const ahead = 120

/** The cover of each running policy on one line, beside the list. */
export function CoverageBeside({ customerId }: CustomerPartProps) {
  const { t, language } = useWords()
  const formats = useFormats()
  const today = useToday()
  const policies = usePolicies(customerId)
  const from = addDays(today, -back)
  const to = addDays(today, ahead)
  if (!policies) return null
  const running = runningOf(policies)
  return (
    <Section
      title={t('policies.coverageShort')}
      tools={`${shortMonthDay(language, from)} – ${shortMonthDay(language, to)}`}
    >
      {running.length === 0 && <Nothing>{t('policies.noneRunning')}</Nothing>}
      <ul aria-label={t('policies.coverageShort')}>
        {running.map((on) => {
          const look = coverageLook(on, today, t, formats)
          return (
            <li key={on.policy.id} className={styles.lane}>
              <Sign kind={look.sign} label={look.words} />
              <PolicyLabel name={shortName(on)} />
              <Strip segments={stripOf(on.timeline, from, to, today)} />
              <span className={`${styles.term} ${styles[look.tone]}`}>
                {coverageTerm(on, today, t, formats)}
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
