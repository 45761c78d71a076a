import type { MutationInBox } from '../../../shared/features/edits/contract.ts'
import { MOST_PUSH_FAILURES } from '../../../shared/sync/mutations.ts'
import { Detail, DetailText } from '../../components/inbox/detail.tsx'
import { RecordWays } from '../../components/inbox/record-ways.tsx'
import { useFormats } from '../../lib/formats.ts'
import { type Translate, useWords } from '../../lib/i18n.ts'
import { useWordsOf } from '../../lib/told-rows.ts'
import { whenWords } from '../../lib/when-words.ts'
import { TypedTable } from './typed-table.tsx'
import { rowsNamedIn, whatWords } from './words.ts'

interface WaitingDetailProps {
  readonly mutation: MutationInBox
  readonly online: boolean
}

/** What has not been sent yet: it leaves by itself. */
export function WaitingDetail({ mutation, online }: WaitingDetailProps) {
  const { t } = useWords()
  const formats = useFormats()
  const words = useWordsOf(rowsNamedIn(mutation))
  const isCardDeleted = mutation.op === 'delete' && mutation.tbl === 'customer'
  const when = t('edits.typed', { when: whenWords(mutation.createdAt, t, formats) })
  return (
    <Detail
      title={mutation.name}
      about={`${whatWords(mutation, t)}, ${when}`}
      actions={null}
      ways={<RecordWays customerId={isCardDeleted ? null : mutation.customerId} />}
    >
      <DetailText>{statusWords(mutation, online, t)}</DetailText>
      <TypedTable mutation={mutation} words={words} typed={t('edits.column.after')} />
    </Detail>
  )
}

function statusWords({ op, failures, follows }: MutationInBox, online: boolean, t: Translate): string {
  if (follows) return t('edits.waiting.follows')
  if (failures > 0) return t('edits.waiting.failed', { count: failures, most: MOST_PUSH_FAILURES })
  const leaves = online ? 'edits.waiting.online' : 'edits.waiting.offline'
  return t(op === 'delete' ? `${leaves}.delete` : leaves)
}
