import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import type { Edit } from '../../../shared/features/edits/contract.ts'
import type { Relative } from '../../../shared/features/households/contract.ts'
import type { Household } from '../../../shared/features/households/model.ts'
import { isFamily } from '../../../shared/features/households/relations.ts'
import { Dialog } from '../../components/dialog/dialog.tsx'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { Nothing } from '../../components/record/section.tsx'
import { applyEdits } from '../../lib/edits.ts'
import { useWords } from '../../lib/i18n.ts'
import { newId } from '../../lib/new-id.ts'
import { useRights } from '../../lib/rights.ts'
import { problemWords } from '../../lib/step-words.ts'
import { dissolveEdits, foundEdits } from './family-edits.ts'
import styles from './family-form.module.css'
import { openForm } from './form-state.ts'
import { HouseholdName } from './household-name.tsx'
import { PersonRow } from './person-row.tsx'

/** Writes one step of undo; false where it could not be written, and the dialog then says why. */
export type Write = (edits: readonly Edit[]) => Promise<boolean>

interface HouseholdFormDialogProps {
  readonly card: CustomerCard
  readonly household: Household | null
  readonly people: readonly Relative[]
}

/** Everybody of a household and around it. Each change is written when it is made, and is one step of undo. */
export function HouseholdFormDialog({ card, household, people }: HouseholdFormDialogProps) {
  const { t } = useWords()
  const customerId = card.customer.id
  const [problem, setProblem] = useState<string | null>(null)
  const write: Write = async (edits) => {
    if (edits.length === 0) return true
    const done = await applyEdits(edits)
    const [first] = done.applied ? [] : done.problems
    setProblem(first ? problemWords(first, t) : null)
    return done.applied
  }
  const close = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a button may have gone with what it took away, and the focus with it
  useEffect(() => {
    if (document.activeElement === document.body) close.current?.focus()
  }, [household, people])
  const members = people.filter(({ inHousehold }) => inHousehold)
  const others = people.filter((person) => person.customerId !== customerId)
  const title = t(card.customer.kind === 'PF' ? 'households.manage' : 'households.related')
  return (
    <Dialog
      opened
      title={title}
      width={720}
      onClose={() => openForm.set(null)}
      actions={
        <>
          <Button
            ref={close}
            size="md"
            onClick={() => openForm.set(null)}
            rightSection={<Kbd keys="Escape" />}
            data-autofocus=""
          >
            {t('form.close')}
          </Button>
          <Button
            size="md"
            leftSection={<IconPlus size={16} stroke={2} aria-hidden="true" />}
            onClick={() => openForm.set({ customerId, form: 'relation' })}
          >
            {t('households.add')}
          </Button>
        </>
      }
    >
      {household && (
        <HouseholdName
          key={household.id}
          household={household}
          write={write}
          onDissolve={() => void write(dissolveEdits(household, members))}
        />
      )}
      {!household && card.customer.kind === 'PF' && <FoundButton card={card} people={others} write={write} />}
      {others.length === 0 && !household && <Nothing>{t('households.none')}</Nothing>}
      {(others.length > 0 || household) && (
        <ul className={styles.people} aria-label={title}>
          <HeadRow withHousehold={household !== null} />
          {people.map((person) => (
            <PersonRow
              key={person.customerId}
              card={card}
              person={person}
              household={household}
              write={write}
            />
          ))}
        </ul>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}

function HeadRow({ withHousehold }: { readonly withHousehold: boolean }) {
  const { t } = useWords()
  return (
    <li className={`${styles.row} ${styles.headRow}`} aria-hidden="true">
      <span>{t('households.person')}</span>
      <span>{t('households.relation')}</span>
      <span className={styles.centre}>{withHousehold && t('households.member')}</span>
      <span className={styles.centre}>{withHousehold && t('households.head')}</span>
      <span />
    </li>
  )
}

interface FoundButtonProps {
  readonly card: CustomerCard
  readonly people: readonly Relative[]
  readonly write: Write
}

/** A household begins with this person as its head and with the near family that belongs to none. */
function FoundButton({ card, people, write }: FoundButtonProps) {
  const { t } = useWords()
  const rights = useRights('household')
  const founding = useRef(false)
  if (!rights.create) return null
  const { id, lastName, householdId } = card.customer
  const near = people.filter(
    ({ kind, householdId: other, name }) =>
      name !== null && other === null && kind !== null && isFamily(kind) && kind !== 'ALTRO_PARENTE',
  )
  const found = async () => {
    // Pressed twice, it founds one; the button goes when the household has come.
    if (founding.current) return
    founding.current = true
    const name = t('households.nameOf', { name: lastName })
    founding.current = await write(foundEdits(newId(), name, { customerId: id, householdId }, near))
  }
  return (
    <p>
      <Button onClick={() => void found()}>
        {near.length === 0 ? t('households.found') : t('households.foundWith', { count: near.length })}
      </Button>
    </p>
  )
}
