import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MutationInBox } from '../../../shared/features/edits/contract.ts'
import { Question } from '../../components/dialog/question.tsx'
import { Detail, DetailText } from '../../components/inbox/detail.tsx'
import { RecordWays } from '../../components/inbox/record-ways.tsx'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { useWordsOf } from '../../lib/told-rows.ts'
import { whenWords } from '../../lib/when-words.ts'
import { copyTyped, dismissMutations, retryMutation } from './acts.ts'
import { refusalOf } from './refusal.ts'
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
  const { title, text, advice, openable } = refusalOf(mutation, t)
  const variantOf = (act: typeof advice) => (advice === act ? 'filled' : 'default')
  const when = t('edits.typed', { when: whenWords(mutation.createdAt, t, formats) })
  return (
    <Detail
      title={mutation.name}
      about={`${whatWords(mutation, t)}, ${when}`}
      actions={
        <>
          <Button
            variant={variantOf('retry')}
            onClick={retry}
            rightSection={<Kbd keys="r" />}
            aria-keyshortcuts="R"
          >
            {t('edits.retry')}
          </Button>
          <Button
            variant={variantOf('copy')}
            onClick={copy}
            rightSection={<Kbd keys="c" />}
            aria-keyshortcuts="C"
          >
            {t('edits.copy')}
          </Button>
          <Button
            variant={variantOf('discard')}
            onClick={discard}
            rightSection={<Kbd keys="Delete" />}
            aria-keyshortcuts="Delete"
          >
            {t('edits.discard')}
          </Button>
        </>
      }
      ways={<RecordWays customerId={openable ? mutation.customerId : null} main={advice === 'open'} />}
    >
      <DetailText>
        <b>{title}.</b> {text}
      </DetailText>
      {/* What was not deleted stands where it stood. */}
      {mutation.op !== 'delete' && (
        <TypedTable mutation={mutation} words={words} typed={t('edits.column.typed')} />
      )}
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
