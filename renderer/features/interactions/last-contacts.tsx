import { dayInRome } from '../../../shared/lib/dates.ts'
import { Private } from '../../components/amount/private.tsx'
import { Line, LineList } from '../../components/record/rows.tsx'
import { Nothing, Section } from '../../components/record/section.tsx'
import { useToday } from '../../components/time/use-today.ts'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { useRights } from '../../lib/rights.ts'
import { ChannelIcon } from './channel-icon.tsx'
import { FollowUpsBeside } from './follow-ups.tsx'
import { openForm } from './form-state.ts'
import { noFilter, useInteractions } from './queries.ts'

const shown = 4

/** The last contacts, beside the list. */
export function LastContacts({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  const found = useInteractions(customerId, noFilter, shown)
  const mayCorrect = useRights('interaction').patch('subject')
  if (!found) return null
  return (
    <>
      <FollowUpsBeside customerId={customerId} />
      <Section title={t('interactions.last')}>
        {found.rows.length === 0 && <Nothing>{t('interactions.none')}</Nothing>}
        <LineList label={t('interactions.last')}>
          {found.rows.map((on) => {
            const { interaction } = on
            const day = dayInRome(interaction.at)
            return (
              <Line
                key={interaction.id}
                mark={<ChannelIcon channel={interaction.channel} />}
                end={<span title={formats.moment(interaction.at)}>{formats.shortDay(day, today)}</span>}
                onOpen={mayCorrect ? () => openForm.set({ customerId, on }) : undefined}
              >
                <Private>{[interaction.subject, interaction.outcome].filter(Boolean).join(', ')}</Private>
              </Line>
            )
          })}
        </LineList>
      </Section>
    </>
  )
}
