import type { InteractionOnCard } from '../../../shared/features/interactions/contract.ts'
import { dayInRome } from '../../../shared/lib/dates.ts'
import { Chip } from '../../components/chip/chip.tsx'
import { useToday } from '../../components/time/use-today.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { ChannelIcon } from './channel-icon.tsx'
import styles from './history.module.css'

/** The contact history as a line of time from top to bottom. */
export function History({ lines }: { readonly lines: readonly InteractionOnCard[] }) {
  const { t } = useWords()
  const year = useToday().slice(0, 4)
  const older = lines.some(({ interaction }) => !interaction.at.startsWith(year))
  return (
    <ol
      className={older ? `${styles.history} ${styles.years}` : styles.history}
      aria-label={t('interactions.title')}
    >
      {lines.map((on) => (
        <HistoryLine key={on.interaction.id} on={on} />
      ))}
    </ol>
  )
}

function HistoryLine({ on }: { readonly on: InteractionOnCard }) {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  const { interaction, collaborator } = on
  const day = dayInRome(interaction.at)
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  const kind = t(`interactions.kind.${interaction.kind}`)
  const channel = t(`code.channel.${interaction.channel}`)
  const direction = t(`interactions.direction.${interaction.direction}`)
  const how = collaborator
    ? t('interactions.by', { channel, direction, name: collaborator })
    : t('interactions.line', { channel, direction })
  return (
    <li>
      <time className={styles.day} dateTime={interaction.at} title={formats.moment(interaction.at)}>
        {sameYear ? formats.shortDay(day) : formats.day(day)}
      </time>
      <span className={styles.icon}>
        <ChannelIcon channel={interaction.channel} />
      </span>
      <span className={styles.words} title={[kind, how, interaction.note].filter(Boolean).join('\n')}>
        <b>{interaction.subject}</b> {interaction.outcome && <span>{interaction.outcome}</span>}
      </span>
      <LineMark interaction={interaction} today={today} />
    </li>
  )
}

interface LineMarkProps {
  readonly interaction: InteractionOnCard['interaction']
  readonly today: string
}

/** What still hangs on a contact: a day to come back to it, a claim. */
function LineMark({ interaction, today }: LineMarkProps) {
  const { t } = useWords()
  const formats = useFormats()
  const { followUpOn, claimId } = interaction
  if (followUpOn !== null && followUpOn >= today)
    return <Chip tone="today">{t('interactions.followUp', { day: formats.shortDay(followUpOn) })}</Chip>
  return claimId === null ? null : <Chip tone="info">{t('interactions.claim')}</Chip>
}
