import type { InteractionOnCard } from '../../../shared/features/interactions/contract.ts'
import { dayInRome } from '../../../shared/lib/dates.ts'
import { Private } from '../../components/amount/private.tsx'
import { Chip } from '../../components/chip/chip.tsx'
import { PendingMark } from '../../components/form/pending-mark.tsx'
import { useToday } from '../../components/time/use-today.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { usePending } from '../../lib/pending.ts'
import { useRights } from '../../lib/rights.ts'
import { ChannelIcon } from './channel-icon.tsx'
import { openForm } from './form-state.ts'
import styles from './history.module.css'
import { useFollowUps } from './queries.ts'

interface HistoryProps {
  readonly customerId: string
  readonly lines: readonly InteractionOnCard[]
}

/** What of a contact may wait for head office. */
const ownFields = ['subject', 'outcome', 'note', 'followUpOn', 'at', 'channel', 'direction'] as const

/** The contact history as a line of time from top to bottom; each line opens what was logged. */
export function History({ customerId, lines }: HistoryProps) {
  const { t } = useWords()
  const isPending = usePending(customerId)
  const promised = useFollowUps(customerId) ?? []
  const mayCorrect = useRights('interaction').patch('subject')
  const year = useToday().slice(0, 4)
  const older = lines.some(({ interaction }) => !interaction.at.startsWith(year))
  return (
    <ol
      className={older ? `${styles.history} ${styles.years}` : styles.history}
      aria-label={t('interactions.title')}
    >
      {lines.map((on) => (
        <HistoryLine
          key={on.interaction.id}
          on={on}
          pending={ownFields.some((field) => isPending('interaction', on.interaction.id, field))}
          promised={promised.some(({ interaction }) => interaction.id === on.interaction.id)}
          onOpen={mayCorrect ? () => openForm.set({ customerId, on }) : null}
        />
      ))}
    </ol>
  )
}

interface HistoryLineProps {
  readonly on: InteractionOnCard
  readonly pending: boolean
  /** Nobody has come back to it yet. */
  readonly promised: boolean
  readonly onOpen: (() => void) | null
}

function HistoryLine({ on, pending, promised, onOpen }: HistoryLineProps) {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  const { interaction, collaborator } = on
  const day = dayInRome(interaction.at)
  const kind = t(`interactions.kind.${interaction.kind}`)
  const channel = t(`code.channel.${interaction.channel}`)
  const direction = t(`interactions.direction.${interaction.direction}`)
  const how = collaborator
    ? t('interactions.by', { channel, direction, name: collaborator })
    : t('interactions.line', { channel, direction })
  const more = [kind, how, interaction.note].filter(Boolean).join('\n')
  const words = (
    <Private>
      <b>{interaction.subject}</b> {interaction.outcome}
    </Private>
  )
  return (
    <li>
      <time className={styles.day} dateTime={interaction.at} title={formats.moment(interaction.at)}>
        {formats.shortDay(day, today)}
      </time>
      <span className={styles.icon}>
        <ChannelIcon channel={interaction.channel} />
      </span>
      {onOpen ? (
        <button type="button" className={styles.words} title={more} onClick={onOpen}>
          {words}
        </button>
      ) : (
        <span className={styles.words} title={more}>
          {words}
        </span>
      )}
      <span className={styles.marks}>
        {pending && <PendingMark />}
        <LineMark interaction={interaction} promised={promised} today={today} />
      </span>
    </li>
  )
}

interface LineMarkProps {
  readonly interaction: InteractionOnCard['interaction']
  readonly promised: boolean
  readonly today: string
}

/** What still hangs on a contact: a day to come back to it, a claim. */
function LineMark({ interaction, promised, today }: LineMarkProps) {
  const { t } = useWords()
  const formats = useFormats()
  const { followUpOn, claimId } = interaction
  if (followUpOn !== null && promised) {
    const day = formats.shortDay(followUpOn, today)
    const state = followUpOn < today ? 'late' : 'today'
    const words = t(state === 'late' ? 'interactions.followUp.late' : 'interactions.followUp', { day })
    return (
      <Chip tone={state} sign={state} title={words}>
        <Due words={words} day={day} />
      </Chip>
    )
  }
  return claimId === null ? null : <Chip tone="info">{t('interactions.claim')}</Chip>
}

interface DueProps {
  readonly words: string
  readonly day: string
}

/** When to come back: where a line has little room the day alone is seen, for what was said needs it. */
function Due({ words, day }: DueProps) {
  return (
    <>
      <span className={styles.due}>{words}</span>
      <span className={styles.dueShort} aria-hidden="true">
        {day}
      </span>
    </>
  )
}
