import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { Chip, type ChipTone } from '../../components/chip/chip.tsx'
import type { SignKind } from '../../components/sign/sign.tsx'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'
import styles from './contact-form.module.css'

/** AL-14: as many commercial contacts in thirty days as one bears. */
const mostCommercial = 2

interface Hint {
  readonly id: string
  readonly tone: ChipTone
  readonly sign: SignKind
  readonly words: string
}

interface ContactHintsProps {
  readonly customerId: string
  readonly channel: string
}

/** What one must know before getting in touch: consents and pressure of contacts. It warns; a service contact is never barred. */
export function ContactHints({ customerId, channel }: ContactHintsProps) {
  const { t } = useWords()
  const hints = useHints(customerId, channel)
  if (hints.length === 0) return null
  return (
    <section className={styles.hints} aria-label={t('interactions.hints')}>
      {hints.map(({ id, tone, sign, words }) => (
        <Chip key={id} tone={tone} sign={sign}>
          {words}
        </Chip>
      ))}
    </section>
  )
}

function useHints(customerId: string, channel: string): readonly Hint[] {
  const { t } = useWords()
  const formats = useFormats()
  const { data: card } = useLive<CustomerCard>({
    key: ['interactions', 'card', customerId],
    tables: ['customer', 'consent', 'interaction'],
    ask: (signal) => rpc.customers.card({ id: customerId }, { signal }),
    keepPrevious: false,
  })
  if (!card) return []
  const hints: Hint[] = []
  const wait = (id: string, words: string) => hints.push({ id, tone: 'wait', sign: 'wait', words })
  const { processing, promotions, channels, unknown, phoneBarred } = card.consents
  if (unknown.includes('TRATTAMENTO')) wait('mandatory', t('interactions.hint.mandatory'))
  if (card.recentContacts >= mostCommercial)
    wait('pressure', t('interactions.hint.pressure', { count: card.recentContacts }))
  if (processing === 'NO' || processing === 'WITHDRAWN')
    hints.push({
      id: 'processing',
      tone: 'late',
      sign: 'late',
      words: t(`interactions.hint.processing.${processing}`),
    })
  if (card.customer.optOutSince !== null && phoneBarred)
    wait('optOut', t('interactions.hint.optOut', { day: formats.day(card.customer.optOutSince) }))
  if (promotions !== 'YES') wait('promotions', t(`interactions.hint.promotions.${promotions}`))
  else if (isBeyond(channels, channel) || (phoneBarred && channel === 'TELEFONO'))
    wait('channel', t('interactions.hint.channel'))
  else
    hints.push({ id: 'promotions', tone: 'done', sign: 'done', words: t('interactions.hint.promotions.YES') })
  return hints
}

/** A yes that names no channel covers all. */
function isBeyond(channels: readonly string[], channel: string): boolean {
  return channels.length > 0 && !channels.includes(channel)
}
