import { ChipChoice } from '../../components/form/chip-choice.tsx'
import { TextField } from '../../components/form/text-field.tsx'
import { useToday } from '../../components/time/use-today.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import styles from './contact-form.module.css'
import { withOutcome } from './contact-texts.ts'
import { gestureRules, gestures } from './gestures.ts'
import type { ContactForm } from './use-contact-form.ts'

/** What came of it: the usual ones by a figure, anything else in words. */
export function OutcomeChoice({ form }: { readonly form: ContactForm }) {
  const { t } = useWords()
  const { texts, type } = form.draft
  const gesture = gestures.find((one) => one === texts.gesture) ?? 'call'
  const options = gestureRules[gesture].outcomes.map((key, index) => {
    const words = t(key)
    return { value: words, label: words, keys: String(index + 1) }
  })
  const today = useToday()
  const callBack = t('interactions.outcome.callBack')
  const choose = (outcome: string) => type(withOutcome(texts, outcome, callBack, today))
  useKeys(
    options.map(({ value, keys }) => ({
      keys: [keys, `alt+${keys}`],
      inOverlays: true,
      run: () => choose(value),
    })),
  )
  const label = t('interactions.field.outcome')
  return (
    <ChipChoice
      label={label}
      options={options}
      value={texts.outcome}
      onChange={choose}
      focused={form.before === null}
    >
      <div className={styles.other}>
        <TextField
          label={t('interactions.field.otherOutcome')}
          bare
          value={texts.outcome}
          onChange={(outcome) => type({ outcome })}
          placeholder={t('interactions.field.otherOutcome')}
          problem={form.problemOf('outcome')}
          maxLength={300}
        />
      </div>
    </ChipChoice>
  )
}
