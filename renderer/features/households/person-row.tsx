import { Checkbox, Radio } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import type { Relative } from '../../../shared/features/households/contract.ts'
import type { Household } from '../../../shared/features/households/model.ts'
import { relationPairs, reverseKind } from '../../../shared/features/households/relations.ts'
import { ChoiceField } from '../../components/form/choice-field.tsx'
import { IconButton } from '../../components/icon-button/icon-button.tsx'
import { patchEdit } from '../../lib/edits.ts'
import { useWords } from '../../lib/i18n.ts'
import { useRights } from '../../lib/rights.ts'
import { changeEdits, moveEdit, partEdits } from './family-edits.ts'
import styles from './family-form.module.css'
import type { Write } from './household-form.tsx'
import { pairId, usePairWords } from './pair-words.ts'

interface PersonRowProps {
  readonly card: CustomerCard
  readonly person: Relative
  readonly household: Household | null
  readonly write: Write
}

/** One person: what he is to the customer, whether he shares the household, whether he is its head. */
export function PersonRow({ card, person, household, write }: PersonRowProps) {
  const { t } = useWords()
  const self = person.customerId === card.customer.id
  const name = person.name ?? t('households.elsewhere')
  const here = person.name !== null
  const relation = useRights('relation')
  return (
    <li className={styles.row}>
      <span className={here ? styles.name : `${styles.name} ${styles.dim}`}>
        {name} {person.age !== null && <span className={styles.dim}>{person.age}</span>}
      </span>
      {self ? (
        <span className={styles.dim}>{t('households.self')}</span>
      ) : (
        <PairField card={card} person={person} write={write} />
      )}
      <MemberBox person={person} household={household} write={write} />
      <HeadRadio person={person} household={household} write={write} />
      {!self && here && relation.delete && person.relationId !== null ? (
        <IconButton
          icon={IconX}
          label={t('households.part', { name })}
          onClick={() => void write(partEdits(person))}
        />
      ) : (
        <span />
      )}
    </li>
  )
}

function PairField({ card, person, write }: Omit<PersonRowProps, 'household'>) {
  const { t } = useWords()
  const wordsOf = usePairWords()
  const rights = useRights('relation')
  const { kind, personKind, reverse } = person
  const now = kind && { kind, reverse: reverse?.kind ?? reverseKind(kind) }
  if (personKind === null || !rights.patch('kind') || !rights.create)
    return <span className={styles.dim}>{now ? wordsOf(now) : t('households.noRelation')}</span>
  const usual = relationPairs(card.customer.kind, personKind)
  const pairs = now && !usual.some((one) => pairId(one) === pairId(now)) ? [now, ...usual] : usual
  return (
    <ChoiceField
      bare
      label={t('households.relationOf', { name: person.name ?? '' })}
      value={now ? pairId(now) : ''}
      choices={pairs.map((pair) => ({ value: pairId(pair), label: wordsOf(pair) }))}
      onChange={(id) => {
        const pair = pairs.find((one) => pairId(one) === id)
        if (pair) void write(changeEdits(card.customer.id, person, pair))
      }}
    />
  )
}

type HomeProps = Omit<PersonRowProps, 'card'>

function MemberBox({ person, household, write }: HomeProps) {
  const { t } = useWords()
  const mayMove = useRights('customer').patch('householdId')
  if (!household || person.personKind !== 'PF') return <span />
  const head = household.headCustomerId === person.customerId
  return (
    <Checkbox
      className={styles.centre ?? ''}
      aria-label={t('households.memberOf', { name: person.name ?? '' })}
      title={head && person.inHousehold ? t('households.headStays') : undefined}
      checked={person.inHousehold}
      disabled={!mayMove || (head && person.inHousehold)}
      onChange={(event) => {
        const edit = moveEdit(person, event.currentTarget.checked ? household.id : null)
        if (edit) void write([edit])
      }}
    />
  )
}

function HeadRadio({ person, household, write }: HomeProps) {
  const { t } = useWords()
  const mayChange = useRights('household').patch('headCustomerId')
  if (!household || !person.inHousehold || person.personKind !== 'PF') return <span />
  const { id, headCustomerId } = household
  return (
    <Radio
      className={styles.centre ?? ''}
      name={`head ${id}`}
      aria-label={t('households.headIs', { name: person.name ?? '' })}
      checked={headCustomerId === person.customerId}
      disabled={!mayChange}
      onChange={() => {
        const edit = patchEdit('household', id, { headCustomerId }, { headCustomerId: person.customerId })
        if (edit) void write([edit])
      }}
    />
  )
}
