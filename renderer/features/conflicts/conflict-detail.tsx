import { useEffect, useRef, useState } from 'react'
import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
import { type ConflictChoice, WHOLE_ROW } from '../../../shared/features/conflicts/model.ts'
import { Detail, DetailText } from '../../components/inbox/detail.tsx'
import { RecordWays } from '../../components/inbox/record-ways.tsx'
import { useDeskOwner } from '../../lib/desk-owner.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
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
import { ConflictActs } from './conflict-acts.tsx'
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
          <ConflictActs
            toSolve={toSolve}
            columns={columns}
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
