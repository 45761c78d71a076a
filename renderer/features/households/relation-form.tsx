import { Checkbox, SegmentedControl } from '@mantine/core'
import { type RefObject, useRef } from 'react'
import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { customerKind } from '../../../shared/features/customers/model.ts'
import type { Household } from '../../../shared/features/households/model.ts'
import { FormDialog } from '../../components/dialog/form-dialog.tsx'
import { ChipChoice } from '../../components/form/chip-choice.tsx'
import { TextField } from '../../components/form/text-field.tsx'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { useRights } from '../../lib/rights.ts'
import styles from './family-form.module.css'
import { openForm } from './form-state.ts'
import { pairId, usePairWords } from './pair-words.ts'
import { PersonSearch, type Picked } from './person-search.tsx'
import { type RelationForm, useRelationForm } from './use-relation-form.ts'

interface RelationFormDialogProps {
  readonly card: CustomerCard
  readonly household: Household | null
  /** Who is related already. */
  readonly related: readonly string[]
}

/** Says who somebody is to this customer, and so what this customer is to him. */
export function RelationFormDialog({ card, household, related }: RelationFormDialogProps) {
  const { t } = useWords()
  const form = useRelationForm(card, household)
  const mayMake = useRights('customer').create
  const choice = useRef<HTMLInputElement>(null)
  // Who was found is not typed on: the keys that stand at the choice are the next ones, and must not fall into the name.
  const pick = (picked: Picked) => {
    form.pick(picked)
    if (picked) choice.current?.focus()
  }
  return (
    <FormDialog
      title={t('households.add')}
      save={t('households.addIt')}
      busy={form.busy}
      onSave={() => void form.save()}
      onClose={() => openForm.set(null)}
      onRestart={form.resumed ? form.restart : undefined}
    >
      <PersonSearch
        label={t('households.person')}
        picked={form.picked}
        except={[card.customer.id, ...related]}
        mayMake={mayMake}
        problem={form.problemOf('person')}
        onPick={pick}
      />
      {form.picked && 'newName' in form.picked && <NewPerson form={form} />}
      <PairChoice card={card} form={form} choice={choice} />
      {form.joins !== null && household && (
        <Checkbox
          label={t('households.joins', { name: household.name })}
          checked={form.joins}
          onChange={(event) => form.setJoins(event.currentTarget.checked)}
        />
      )}
    </FormDialog>
  )
}

/** The few data without which nobody is made; the rest has its own form. */
function NewPerson({ form }: { readonly form: RelationForm }) {
  const { t } = useWords()
  const firm = form.otherKind === 'PG'
  return (
    <div className={styles.newPerson}>
      <SegmentedControl
        aria-label={t('customers.field.kind')}
        value={form.otherKind}
        data={customerKind.options.map((value) => ({ value, label: t(`customers.kind.${value}`) }))}
        onChange={(value) => form.setOtherKind(value === 'PG' ? 'PG' : 'PF')}
      />
      <div className={styles.pair}>
        <TextField
          label={t(firm ? 'customers.field.firmName' : 'customers.field.lastName')}
          value={form.textOf('lastName')}
          onChange={(text) => form.type('lastName', text)}
          problem={form.problemOf('lastName')}
        />
        {!firm && (
          <TextField
            label={t('customers.field.firstName')}
            value={form.textOf('firstName')}
            onChange={(text) => form.type('firstName', text)}
            problem={form.problemOf('firstName')}
          />
        )}
      </div>
    </div>
  )
}

interface PairChoiceProps {
  readonly card: CustomerCard
  readonly form: RelationForm
  readonly choice: RefObject<HTMLInputElement | null>
}

function PairChoice({ card, form, choice }: PairChoiceProps) {
  const { t } = useWords()
  const wordsOf = usePairWords()
  const options = form.pairs.map((pair, index) => ({
    value: pairId(pair),
    label: wordsOf(pair),
    keys: String(index + 1),
  }))
  useKeys(
    options.map(({ value, keys }) => ({
      keys: [keys, `alt+${keys}`],
      inOverlays: true,
      run: () => form.choosePair(value),
    })),
  )
  const typed = [form.textOf('lastName'), form.textOf('firstName')].join(' ').trim()
  const other = form.picked && ('person' in form.picked ? form.picked.person.name : typed)
  const { pair } = form
  return (
    <div>
      <ChipChoice
        entry={choice}
        label={t('households.whatTo', { name: card.name })}
        options={options}
        value={pair ? pairId(pair) : ''}
        onChange={form.choosePair}
        problem={form.problemOf('pair')}
      />
      {other && pair && (
        <p className={styles.sentence}>
          {t('households.bothSides', {
            other,
            kind: wordsOf(pair),
            name: card.name,
            reverse: wordsOf({ kind: pair.reverse, reverse: pair.kind }),
          })}
        </p>
      )}
    </div>
  )
}
