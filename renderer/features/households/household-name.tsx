import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Household } from '../../../shared/features/households/model.ts'
import { TextField } from '../../components/form/text-field.tsx'
import { patchEdit } from '../../lib/edits.ts'
import { useFormDraft } from '../../lib/form-draft.ts'
import { useWords } from '../../lib/i18n.ts'
import { useRights } from '../../lib/rights.ts'
import styles from './family-form.module.css'
import type { Write } from './household-form.tsx'

interface HouseholdNameProps {
  readonly household: Household
  readonly write: Write
  readonly onDissolve: () => void
}

/** What the household is called, saved on Enter and on leaving the field; and its end. */
export function HouseholdName({ household, write, onDissolve }: HouseholdNameProps) {
  const { t } = useWords()
  const rights = useRights('household')
  const draft = useFormDraft(`household:${household.id}`, { name: household.name })
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    const name = draft.texts.name.trim()
    if (name === '') return setProblem(t('problem.required'))
    const edit = patchEdit('household', household.id, draft.begun, { name })
    if (!edit || (await write([edit]))) draft.discard()
  }
  return (
    <form
      className={styles.naming}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={t('households.name')}
        value={draft.texts.name}
        onChange={(name) => {
          setProblem(null)
          draft.type({ name })
        }}
        onLeave={() => void save()}
        problem={problem}
      />
      {rights.delete && (
        <Button size="md" variant="subtle" onClick={onDissolve}>
          {t('households.dissolve')}
        </Button>
      )}
    </form>
  )
}
