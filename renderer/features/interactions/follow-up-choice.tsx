import { Checkbox } from '@mantine/core'
import { addDays } from '../../../shared/lib/dates.ts'
import { ChipChoice } from '../../components/form/chip-choice.tsx'
import { DateField } from '../../components/form/date-field.tsx'
import { useToday } from '../../components/time/use-today.ts'
import { writtenDay } from '../../lib/day-text.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import styles from './contact-form.module.css'
import { readFollowUp } from './contact-texts.ts'
import type { ContactForm } from './use-contact-form.ts'

const days = [1, 3, 7] as const
const keyOf = { 1: 'alt+d', 3: 'alt+t', 7: 'alt+s' } as const

/** Whether what was promised is kept with this contact. */
export function ClosesBox({ form }: { readonly form: ContactForm }) {
  const { t } = useWords()
  const [first] = form.due
  if (!first) return null
  const what = [first.subject, first.outcome].filter(Boolean).join(', ')
  return (
    <Checkbox
      label={t('interactions.closes', { count: form.due.length, what })}
      checked={form.closes}
      onChange={(event) => form.draft.type({ closes: event.currentTarget.checked ? 'yes' : 'no' })}
    />
  )
}

/** When to come back to it. */
export function FollowUpChoice({ form }: { readonly form: ContactForm }) {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  const { texts, type } = form.draft
  const choose = (followUp: string) => type({ followUp })
  const options = [
    { value: '', label: t('interactions.followUp.none') },
    ...days.map((count) => ({
      value: writtenDay(addDays(today, count)),
      label: t(`interactions.followUp.in${count}`),
      keys: keyOf[count],
    })),
  ]
  useKeys(
    options.flatMap(({ value, ...option }) =>
      'keys' in option ? [{ keys: option.keys, inOverlays: true, run: () => choose(value) }] : [],
    ),
  )
  const read = readFollowUp(texts.followUp, today, form.before?.followUpOn ?? null)
  const shown = 'value' in read && read.value ? writtenDay(read.value) : texts.followUp
  return (
    <ChipChoice
      label={t('interactions.field.followUp')}
      options={options}
      value={shown}
      onChange={choose}
      problem={form.problemOf('followUp')}
    >
      <div
        className={styles.date}
        title={'value' in read && read.value ? formats.longDay(read.value) : undefined}
      >
        <DateField label={t('interactions.followUp.day')} bare value={texts.followUp} onChange={choose} />
      </div>
    </ChipChoice>
  )
}
