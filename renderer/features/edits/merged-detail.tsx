import { Button } from '@mantine/core'
import type { MutationInBox } from '../../../shared/features/edits/contract.ts'
import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import { Detail, DetailText } from '../../components/inbox/detail.tsx'
import { RecordWays } from '../../components/inbox/record-ways.tsx'
import { Value } from '../../components/inbox/value-table.tsx'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { type FieldGroup, groupWords, type WordsOf } from '../../lib/field-words.ts'
import { useFormats } from '../../lib/formats.ts'
import { type Translate, useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { useWordsOf } from '../../lib/told-rows.ts'
import { whenWords } from '../../lib/when-words.ts'
import { dismissMutations } from './acts.ts'
import styles from './merged-detail.module.css'
import { TypedTable } from './typed-table.tsx'
import { rowsNamedIn, whatWords } from './words.ts'

/** What was merged with somebody else's change without a question. */
export function MergedDetail({ mutation }: { readonly mutation: MutationInBox }) {
  const { t } = useWords()
  const formats = useFormats()
  const words = useWordsOf(rowsNamedIn(mutation))
  const putAway = () => void dismissMutations([mutation])
  useKeys([{ keys: 'e', label: 'edits.putAway', group: 'page', run: putAway }])
  const when = t('edits.typed', { when: whenWords(mutation.createdAt, t, formats) })
  return (
    <Detail
      title={mutation.name}
      about={`${whatWords(mutation, t)}, ${when}`}
      actions={
        <Button variant="filled" onClick={putAway} rightSection={<Kbd keys="e" />} aria-keyshortcuts="E">
          {t('edits.putAway')}
        </Button>
      }
      ways={<RecordWays customerId={mutation.customerId} history />}
    >
      <DetailText>{t('edits.merged.text')}</DetailText>
      <TypedTable
        mutation={mutation}
        words={words}
        typed={t('edits.column.typed')}
        end={{
          label: t('edits.merged.column'),
          of: (group) => (
            <>
              {holdsWords(mutation, group, t)}
              <OthersText mutation={mutation} group={group} words={words} />
            </>
          ),
        }}
      />
    </Detail>
  )
}

interface OthersTextProps {
  readonly mutation: MutationInBox
  readonly group: FieldGroup
  readonly words: WordsOf
}

/** What somebody else had written into these fields, and who. */
function OthersText({ mutation, group, words }: OthersTextProps) {
  const { t } = useWords()
  const others = mutation.others.filter(({ field }) => group.fields.includes(field))
  const [first] = others
  if (!first) return null
  const valueIn = (field: string) => others.find((one) => one.field === field)?.value ?? null
  return (
    <div className={styles.others}>
      {first.by === null ? t('edits.merged.before') : t('edits.merged.other', { name: first.by })}{' '}
      <Value words={groupWords(mutation.tbl, group, valueIn, words)} />
    </div>
  )
}

/** What stands in a field now, by the class that decided. */
function holdsWords({ tbl, outcome }: MutationInBox, { fields }: FieldGroup, t: Translate): string {
  const merged = outcome?.result === 'merged' ? outcome.fields : []
  const field = fields.find((one) => merged.includes(one))
  if (field === undefined) return t('edits.merged.plain')
  return t(findPolicy(tbl)?.fields[field]?.class === 'append' ? 'edits.merged.append' : 'edits.merged.low')
}
