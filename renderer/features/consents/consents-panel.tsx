import { Button, SegmentedControl } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { ConsentOnCard } from '../../../shared/features/consents/contract.ts'
import { consentController } from '../../../shared/features/consents/model.ts'
import type { ContactChannel } from '../../../shared/lib/codes.ts'
import { PendingMark } from '../../components/form/pending-mark.tsx'
import { IconButton } from '../../components/icon-button/icon-button.tsx'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { Section } from '../../components/record/section.tsx'
import table from '../../components/record/table.module.css'
import { Sign, type SignKind } from '../../components/sign/sign.tsx'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { usePending } from '../../lib/pending.ts'
import { useRights } from '../../lib/rights.ts'
import { useStore } from '../../lib/store.ts'
import { type Answer, answerOf } from './answers.ts'
import { columnChannels } from './channels.ts'
import styles from './consents-panel.module.css'
import { openForm, shownController } from './form-state.ts'
import { MandatoryBanner } from './mandatory-banner.tsx'
import { useConsents } from './queries.ts'

const answerFields = ['value', 'givenOn', 'source', 'takenById', 'channels', 'document'] as const

const signs = {
  YES: 'done',
  NO: 'open',
  WITHDRAWN: 'open',
  UNKNOWN: 'wait',
} as const satisfies Record<Answer, SignKind>

/** The seven purposes with what the customer answered to one controller, for which channels, when and to whom. */
export function ConsentsPanel({ customerId, narrow = false }: CustomerPartProps) {
  const { t } = useWords()
  const controller = useStore(shownController)
  const consents = useConsents(customerId, controller)
  const rights = useRights('consent')
  const isPending = usePending(customerId)
  if (!consents) return null
  const unanswered = consents.filter((on) => answerOf(on) === 'UNKNOWN').length
  const purposes = t('consents.count', { count: consents.length })
  const mayAnswer = rights.create && rights.patch('value')
  const record = (purpose: ConsentOnCard['purpose'] | null) =>
    openForm.set({ customerId, controller, purpose })
  const mandatory = consents.find(({ purpose }) => purpose === 'TRATTAMENTO')
  return (
    <Section
      title={t('consents.title')}
      note={unanswered === 0 ? purposes : t('consents.unanswered', { purposes, count: unanswered })}
      tools={
        <>
          <ControllerChoice />
          {mayAnswer && <RecordButton narrow={narrow} onRecord={() => record(null)} />}
        </>
      }
    >
      {mandatory && (
        <MandatoryBanner
          answer={answerOf(mandatory)}
          controller={controller}
          onAsk={mayAnswer ? () => record('TRATTAMENTO') : null}
        />
      )}
      <table className={table.table}>
        <ConsentsHead />
        <tbody>
          {consents.map((on) => (
            <ConsentRow
              key={on.purpose}
              on={on}
              pending={answerFields.some((field) => on.consent && isPending('consent', on.consent.id, field))}
              onAnswer={mayAnswer ? () => record(on.purpose) : null}
            />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

/** Agency and insurer ask each for themselves. */
function ControllerChoice() {
  const { t } = useWords()
  return (
    <SegmentedControl
      aria-label={t('consents.controller')}
      value={useStore(shownController)}
      data={consentController.options.map((value) => ({ value, label: t(`consents.of.${value}`) }))}
      onChange={(value) => {
        const chosen = consentController.safeParse(value)
        if (chosen.success) shownController.set(chosen.data)
      }}
    />
  )
}

interface RecordButtonProps {
  readonly narrow: boolean
  readonly onRecord: () => void
}

function RecordButton({ narrow, onRecord }: RecordButtonProps) {
  const { t } = useWords()
  if (narrow) return <IconButton icon={IconPencil} label={t('consents.record')} keys="c" onClick={onRecord} />
  return (
    <Button variant="subtle" rightSection={<Kbd keys="c" />} aria-keyshortcuts="C" onClick={onRecord}>
      {t('consents.record')}
    </Button>
  )
}

function ConsentsHead() {
  const { t } = useWords()
  return (
    <>
      <colgroup>
        <col className={styles.purpose} />
        <col className={styles.answer} />
        {columnChannels.map(([channel]) => (
          <col key={channel} className={styles.channel} />
        ))}
        <col className={`${styles.day} ${table.wideOnly}`} />
        <col className={table.wideOnly} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('consents.column.purpose')}</th>
          <th scope="col">{t('consents.column.answer')}</th>
          {columnChannels.map(([channel, Glyph]) => {
            const name = t(`code.channel.${channel}`)
            return (
              <th key={channel} scope="col" className={table.center}>
                <Glyph size={14} stroke={2} role="img" aria-label={name} title={name} />
              </th>
            )
          })}
          <th scope="col" className={table.wideOnly}>
            {t('consents.column.day')}
          </th>
          <th scope="col" className={table.wideOnly}>
            {t('consents.column.by')}
          </th>
        </tr>
      </thead>
    </>
  )
}

interface ConsentRowProps {
  readonly on: ConsentOnCard
  readonly pending: boolean
  /** Null where the role only reads. */
  readonly onAnswer: (() => void) | null
}

function ConsentRow({ on, pending, onAnswer }: ConsentRowProps) {
  const { t } = useWords()
  const formats = useFormats()
  const { purpose, consent } = on
  const answer = answerOf(on)
  const words =
    purpose === 'TRATTAMENTO' && answer === 'YES' ? t('consents.given') : t(`consents.answer.${answer}`)
  const source = consent?.source ? t(`code.channel.${consent.source}`) : null
  const controller = consent && t(`consents.controller.${consent.controller}`)
  return (
    <tr>
      <td>
        <b>{t(`consents.purpose.${purpose}`)}</b>{' '}
        <span className={table.dim}>{t(`consents.about.${purpose}`)}</span>
      </td>
      <td>
        <span className={styles.given}>
          {onAnswer ? (
            <button
              type="button"
              className={`${table.state} ${styles[answer]} ${styles.change}`}
              title={t('consents.change', { purpose: t(`consents.purpose.${purpose}`) })}
              onClick={onAnswer}
            >
              <Sign kind={signs[answer]} silent />
              {words}
            </button>
          ) : (
            <span className={`${table.state} ${styles[answer]}`}>
              <Sign kind={signs[answer]} silent />
              {words}
            </span>
          )}
          {pending && <PendingMark />}
        </span>
      </td>
      {columnChannels.map(([channel]) => (
        <td key={channel} className={table.center}>
          <ChannelMark on={on} channel={channel} />
        </td>
      ))}
      <td className={`${table.mid} ${table.wideOnly}`}>
        {consent?.givenOn ? formats.day(consent.givenOn) : '–'}
      </td>
      <td
        className={`${table.dim} ${table.wideOnly}`}
        title={[controller, source, consent?.document].filter(Boolean).join(', ')}
      >
        {on.takenBy ?? source}
      </td>
    </tr>
  )
}

/** Whether a given consent covers a channel; a consent that names none is not about channels. */
function ChannelMark({ on, channel }: { readonly on: ConsentOnCard; readonly channel: ContactChannel }) {
  const { t } = useWords()
  const { consent } = on
  if (consent?.value !== 'YES' || consent.channels.length === 0) return null
  const name = t(`code.channel.${channel}`)
  if (consent.channels.includes(channel))
    return <Sign kind="done" label={t('consents.covers', { channel: name })} />
  return (
    <span className={table.dim} role="img" aria-label={t('consents.coversNot', { channel: name })}>
      –
    </span>
  )
}
