import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MutationInBox } from '../../../shared/features/edits/contract.ts'
import { MOST_PUSH_FAILURES } from '../../../shared/sync/mutations.ts'
import { Question } from '../../components/dialog/question.tsx'
import { Detail, DetailText } from '../../components/inbox/detail.tsx'
import { RecordWays } from '../../components/inbox/record-ways.tsx'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { useFormats } from '../../lib/formats.ts'
import { type Translate, useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { fieldLabel } from '../../lib/step-words.ts'
import { useWordsOf } from '../../lib/told-rows.ts'
import { whenWords } from '../../lib/when-words.ts'
import { copyTyped, dismissMutations, retryMutation } from './acts.ts'
import { TypedTable } from './typed-table.tsx'
import { rowsNamedIn, whatWords } from './words.ts'

/** What head office did not accept: why, what was typed, and what to do with it. */
export function RefusedDetail({ mutation }: { readonly mutation: MutationInBox }) {
  const { t } = useWords()
  const formats = useFormats()
  const words = useWordsOf(rowsNamedIn(mutation))
  const [asking, setAsking] = useState(false)
  const retry = () => void retryMutation(mutation)
  const copy = () => copyTyped(mutation, words)
  const discard = () => setAsking(true)
  useKeys([
    { keys: 'r', label: 'edits.retry', group: 'page', run: retry },
    { keys: 'c', label: 'edits.copy', group: 'page', run: copy },
    { keys: 'Delete', label: 'edits.discard', group: 'page', run: discard },
  ])
  const { title, text } = reasonWords(mutation, t)
  const when = t('edits.typed', { when: whenWords(mutation.createdAt, t, formats) })
  return (
    <Detail
      title={mutation.name}
      about={`${whatWords(mutation, t)}, ${when}`}
      actions={
        <>
          <Button variant="filled" onClick={retry} rightSection={<Kbd keys="r" />} aria-keyshortcuts="R">
            {t('edits.retry')}
          </Button>
          <Button onClick={copy} rightSection={<Kbd keys="c" />} aria-keyshortcuts="C">
            {t('edits.copy')}
          </Button>
          <Button onClick={discard} rightSection={<Kbd keys="Delete" />} aria-keyshortcuts="Delete">
            {t('edits.discard')}
          </Button>
        </>
      }
      ways={<RecordWays customerId={mutation.customerId} />}
    >
      <DetailText>
        <b>{title}.</b> {text} {t('edits.refused.stays')}
      </DetailText>
      <TypedTable mutation={mutation} words={words} typed={t('edits.column.typed')} />
      <Question
        opened={asking}
        title={t('edits.discard.title')}
        no={t('edits.discard.no')}
        yes={t('edits.discard.yes')}
        onNo={() => setAsking(false)}
        onYes={() => {
          setAsking(false)
          void dismissMutations([mutation])
        }}
      >
        {t('edits.discard.text', { name: mutation.name })}
      </Question>
    </Detail>
  )
}

/** Why, and what to do next. */
function reasonWords(
  { tbl, outcome, follows }: MutationInBox,
  t: Translate,
): { title: string; text: string } {
  if (outcome?.result !== 'rejected')
    return {
      title: t('edits.refused.givenUp.title'),
      text: follows ? t('edits.refused.follows') : t('edits.refused.givenUp', { most: MOST_PUSH_FAILURES }),
    }
  const { code, field } = outcome
  return {
    title: field
      ? t('edits.refused.titleField', { field: fieldLabel(tbl, field, t) })
      : t('edits.refused.title'),
    text: t(`edits.reason.${code}`),
  }
}
