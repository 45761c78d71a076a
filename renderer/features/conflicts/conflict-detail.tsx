import { Button } from '@mantine/core'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
import { type ConflictChoice, WHOLE_ROW } from '../../../shared/features/conflicts/model.ts'
import { Detail, DetailText } from '../../components/inbox/detail.tsx'
import { RecordWays } from '../../components/inbox/record-ways.tsx'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { useDeskOwner } from '../../lib/desk-owner.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { useWordsOf } from '../../lib/told-rows.ts'
import { ChoiceTable } from './choice-table.tsx'
import {
  allAs,
  askedOf,
  byField,
  type Choices,
  groupsOfConflict,
  missingOf,
  rowsNamedIn,
  shownOf,
} from './choices.ts'
import { aboutWords, columnWords } from './heads.ts'
import { resolveConflict } from './resolve.ts'
import { RowChoice } from './row-choice.tsx'

/** A conflict as a choice: before, mine, theirs, with who and when. */
export function ConflictDetail({ toSolve }: { readonly toSolve: ConflictToSolve }) {
  const { t } = useWords()
  const formats = useFormats()
  const { user } = useDeskOwner()
  const words = useWordsOf(rowsNamedIn(toSolve))
  const [choices, setChoices] = useState<Choices>({})
  const { conflict, pending } = toSolve
  const { kind } = conflict
  const groups = groupsOfConflict(toSolve, t)
  const asked = askedOf(toSolve, t)
  const missing = missingOf(asked, choices)
  const keepButton = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // Enter keeps the choices wherever the focus stood; on a choice it does so already.
    if (missing === 0 && !document.activeElement?.matches('input[type="radio"]')) keepButton.current?.focus()
  }, [missing])
  const choose = (id: string, choice: ConflictChoice) => setChoices((now) => ({ ...now, [id]: choice }))
  const keep = () => {
    if (missing === 0 && !pending) void resolveConflict(toSolve, byField(groups, choices))
  }
  const columns = columnWords(conflict, user.userId, t, formats)
  return (
    <Detail
      title={conflict.label}
      about={aboutWords(conflict, user.userId, t, formats)}
      actions={
        pending ? null : (
          <Acts
            toSolve={toSolve}
            ready={missing === 0}
            keepButton={keepButton}
            onKeep={keep}
            onAll={(choice) => setChoices(allAs(asked, choice))}
          />
        )
      }
      ways={<RecordWays customerId={cardOf(conflict)} history />}
    >
      <DetailText>{t(pending ? 'conflicts.pending' : `conflicts.text.${kind}`)}</DetailText>
      {kind === 'FIELDS' || kind === 'HANDOVER' ? (
        <ChoiceTable
          toSolve={toSolve}
          groups={groups}
          columns={columns}
          words={words}
          choices={choices}
          disabled={pending}
          onChoose={choose}
          onKeep={keep}
        />
      ) : (
        <RowChoice
          toSolve={toSolve}
          kind={kind}
          groups={shownOf(toSolve, groups)}
          columns={columns}
          words={words}
          choice={choices[WHOLE_ROW]}
          disabled={pending}
          onChoose={(choice) => choose(WHOLE_ROW, choice)}
          onKeep={keep}
        />
      )}
      {!pending && missing > 0 && asked[0] !== WHOLE_ROW && (
        <DetailText>{t('conflicts.left', { count: missing })}</DetailText>
      )}
    </Detail>
  )
}

/** The card to look at; none where the card itself was deleted. */
function cardOf({ kind, tbl, customerId }: ConflictToSolve['conflict']): string | null {
  const gone = kind === 'PARENT_DELETED' || (kind === 'DELETED' && tbl === 'customer')
  return gone ? null : customerId
}

interface ActsProps {
  readonly toSolve: ConflictToSolve
  readonly ready: boolean
  readonly keepButton: RefObject<HTMLButtonElement | null>
  readonly onKeep: () => void
  readonly onAll: (choice: 'mine' | 'theirs') => void
}

/** Keep what was chosen, or choose all of one side. */
function Acts({ toSolve, ready, keepButton, onKeep, onAll }: ActsProps) {
  const { t } = useWords()
  const { kind } = toSolve.conflict
  const byRow = kind !== 'FIELDS' && kind !== 'HANDOVER'
  const mine = kind === 'HANDOVER' ? 'conflicts.acceptAll' : 'conflicts.allMine'
  const theirs = kind === 'HANDOVER' ? 'conflicts.declineAll' : 'conflicts.allTheirs'
  const keep = byRow ? 'conflicts.keepRow' : 'conflicts.keep'
  useKeys([
    { keys: 'Enter', label: keep, group: 'page', enabled: ready, run: onKeep },
    { keys: 'm', label: mine, group: 'page', enabled: !byRow, run: () => onAll('mine') },
    { keys: 'l', label: theirs, group: 'page', enabled: !byRow, run: () => onAll('theirs') },
  ])
  return (
    <>
      <Button
        ref={keepButton}
        variant="filled"
        disabled={!ready}
        onClick={onKeep}
        rightSection={<Kbd keys="Enter" />}
        aria-keyshortcuts="Enter"
      >
        {t(keep)}
      </Button>
      {!byRow && (
        <>
          <Button onClick={() => onAll('mine')} rightSection={<Kbd keys="m" />} aria-keyshortcuts="M">
            {t(mine)}
          </Button>
          <Button onClick={() => onAll('theirs')} rightSection={<Kbd keys="l" />} aria-keyshortcuts="L">
            {t(theirs)}
          </Button>
        </>
      )}
    </>
  )
}
