import { type Icon, IconFile, IconMail, IconMessage, IconPhone } from '@tabler/icons-react'
import type { ConsentOnCard } from '../../../shared/features/consents/contract.ts'
import type { ContactChannel } from '../../../shared/lib/codes.ts'
import { Section } from '../../components/record/section.tsx'
import table from '../../components/record/table.module.css'
import { Sign, type SignKind } from '../../components/sign/sign.tsx'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'
import styles from './consents-panel.module.css'

const tables = ['consent', 'collaborator'] as const

/** Channels that have a column of their own. */
const channels = [
  ['TELEFONO', IconPhone],
  ['EMAIL', IconMail],
  ['SMS', IconMessage],
  ['LETTERA', IconFile],
] as const satisfies readonly (readonly [ContactChannel, Icon])[]

type Answer = 'YES' | 'NO' | 'WITHDRAWN' | 'UNKNOWN'

const signs = {
  YES: 'done',
  NO: 'open',
  WITHDRAWN: 'open',
  UNKNOWN: 'wait',
} as const satisfies Record<Answer, SignKind>

/** The seven purposes with what the customer answered, for which channels, when and to whom. */
export function ConsentsPanel({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const { data: consents } = useLive({
    key: ['consents', 'ofCustomer', customerId],
    tables,
    ask: (signal) => rpc.consents.ofCustomer({ customerId }, { signal }),
    keepPrevious: false,
  })
  if (!consents) return null
  const unanswered = consents.filter((on) => answerOf(on) === 'UNKNOWN').length
  const purposes = t('consents.count', { count: consents.length })
  return (
    <Section
      title={t('consents.title')}
      note={unanswered === 0 ? purposes : t('consents.unanswered', { purposes, count: unanswered })}
    >
      <table className={table.table}>
        <ConsentsHead />
        <tbody>
          {consents.map((on) => (
            <ConsentRow key={on.purpose} on={on} />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function answerOf({ consent }: ConsentOnCard): Answer {
  return consent?.value ?? 'UNKNOWN'
}

function ConsentsHead() {
  const { t } = useWords()
  return (
    <>
      <colgroup>
        <col className={styles.purpose} />
        <col className={styles.answer} />
        {channels.map(([channel]) => (
          <col key={channel} className={styles.channel} />
        ))}
        <col className={`${styles.day} ${table.wideOnly}`} />
        <col className={table.wideOnly} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('consents.column.purpose')}</th>
          <th scope="col">{t('consents.column.answer')}</th>
          {channels.map(([channel, Glyph]) => {
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

function ConsentRow({ on }: { readonly on: ConsentOnCard }) {
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
        <span className={`${table.state} ${styles[answer]}`}>
          <Sign kind={signs[answer]} silent />
          {words}
        </span>
      </td>
      {channels.map(([channel]) => (
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
