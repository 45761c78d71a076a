import { IconCheck } from '@tabler/icons-react'
import type { InteractionOnCard } from '../../../shared/features/interactions/contract.ts'
import { Private } from '../../components/amount/private.tsx'
import { IconButton } from '../../components/icon-button/icon-button.tsx'
import { Section } from '../../components/record/section.tsx'
import { SideBox } from '../../components/record/side-box.tsx'
import { Sign } from '../../components/sign/sign.tsx'
import { useToday } from '../../components/time/use-today.ts'
import { applyEdits } from '../../lib/edits.ts'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { useRights } from '../../lib/rights.ts'
import styles from './follow-ups.module.css'
import { openForm } from './form-state.ts'
import { useFollowUps } from './queries.ts'
import { withoutFollowUp } from './use-contact-form.ts'

/** What was promised to the customer, in the side column. */
export function FollowUpsSide({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const found = useFollowUps(customerId)
  if (!found || found.length === 0) return null
  return (
    <SideBox title={t('interactions.followUps')} count={found.length}>
      <FollowUps customerId={customerId} lines={found} />
    </SideBox>
  )
}

/** The same where there is no side column: beside the list, and in a narrow window. */
export function FollowUpsBeside({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const found = useFollowUps(customerId)
  if (!found || found.length === 0) return null
  return (
    <Section title={t('interactions.followUps')} note={found.length}>
      <FollowUps customerId={customerId} lines={found} />
    </Section>
  )
}

interface FollowUpsProps {
  readonly customerId: string
  readonly lines: readonly InteractionOnCard[]
}

function FollowUps({ customerId, lines }: FollowUpsProps) {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  const mayChange = useRights('interaction').patch('followUpOn')
  return (
    <ul aria-label={t('interactions.followUps')}>
      {lines.map((on) => {
        const { interaction } = on
        const day = interaction.followUpOn ?? today
        const tone = day < today ? 'late' : day === today ? 'today' : 'open'
        const words = [interaction.subject, interaction.outcome].filter(Boolean).join(', ')
        const shown = <Private>{words}</Private>
        return (
          <li key={interaction.id} className={styles.line}>
            <Sign kind={tone} silent />
            {mayChange ? (
              <button
                type="button"
                className={styles.words}
                title={words}
                onClick={() => openForm.set({ customerId, on })}
              >
                {shown}
              </button>
            ) : (
              <span className={styles.words}>{shown}</span>
            )}
            <span className={`${styles.day} ${styles[tone]}`} title={formats.longDay(day)}>
              {formats.nearDay(day)}
            </span>
            {mayChange && (
              <IconButton
                icon={IconCheck}
                label={t('interactions.followUp.done', { subject: interaction.subject })}
                onClick={() => void clearFollowUp(on)}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** The promise is kept: nothing is left to come back to. */
async function clearFollowUp({ interaction }: InteractionOnCard): Promise<void> {
  const edit = withoutFollowUp(interaction)
  if (edit) await applyEdits([edit])
}
