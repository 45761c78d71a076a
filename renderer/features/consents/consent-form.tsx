import { contactChannel } from '../../../shared/lib/codes.ts'
import { FormDialog } from '../../components/dialog/form-dialog.tsx'
import { ChoiceField } from '../../components/form/choice-field.tsx'
import { DateField } from '../../components/form/date-field.tsx'
import { TextField } from '../../components/form/text-field.tsx'
import { useWords } from '../../lib/i18n.ts'
import { useStore } from '../../lib/store.ts'
import { useRowName } from '../../lib/told-rows.ts'
import { columnChannels } from './channels.ts'
import styles from './consent-form.module.css'
import { ConsentLine } from './consent-line.tsx'
import { type OpenForm, openForm } from './form-state.ts'
import { useConsents, useTakers } from './queries.ts'
import { type ConsentForm, useConsentForm } from './use-consent-form.ts'

/** Where the form of answers stands while it is open for this customer. */
export function ConsentFormPlace({ customerId }: { readonly customerId: string }) {
  const open = useStore(openForm)
  return open?.customerId === customerId ? (
    <ConsentFormDialog key={`${open.controller} ${open.purpose}`} open={open} />
  ) : null
}

function ConsentFormDialog({ open }: { readonly open: OpenForm }) {
  const { t } = useWords()
  const all = useConsents(open.customerId, open.controller)
  const shown = all?.filter(({ purpose }) => open.purpose === null || purpose === open.purpose) ?? []
  const form = useConsentForm(open, shown)
  const name = useRowName('customer', open.customerId)
  if (!all) return null
  return (
    <FormDialog
      title={
        name ? t(`consents.form.${open.controller}.of`, { name }) : t(`consents.form.${open.controller}`)
      }
      save={t('consents.save')}
      width={760}
      busy={form.busy}
      problem={form.problem}
      onSave={() => void form.save()}
      onClose={() => openForm.set(null)}
      onRestart={form.resumed ? form.restart : undefined}
    >
      <Lines form={form} />
      <SittingFields open={open} form={form} />
    </FormDialog>
  )
}

function Lines({ form }: { readonly form: ConsentForm }) {
  const { t } = useWords()
  const step = (from: HTMLElement, by: 1 | -1) => {
    const lines = [...(from.parentElement?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
    const radios = lines[lines.indexOf(from) + by]?.querySelectorAll<HTMLInputElement>('input[type="radio"]')
    const next = [...(radios ?? [])]
    ;(next.find((radio) => radio.checked) ?? next[0])?.focus()
  }
  return (
    <div className={styles.lines}>
      <div className={styles.head} aria-hidden="true">
        <span className={styles.keys}>{t('consents.keys')}</span>
        {columnChannels.map(([channel, Glyph]) => (
          <span key={channel} className={styles.channel} title={t(`code.channel.${channel}`)}>
            <Glyph size={14} stroke={2} />
          </span>
        ))}
      </div>
      {form.lines.map((line, index) => (
        <ConsentLine
          key={line.on.purpose}
          line={line}
          focused={index === 0}
          onAnswer={form.answer}
          onCover={form.cover}
          onStep={step}
        />
      ))}
      <p className={styles.note}>{t('consents.noChannel')}</p>
    </div>
  )
}

interface SittingFieldsProps {
  readonly open: OpenForm
  readonly form: ConsentForm
}

/** When the answers were given, how they came, who took them, and on which paper. */
function SittingFields({ open, form }: SittingFieldsProps) {
  const { t } = useWords()
  const takers = useTakers(open.customerId, form.textOf('takenById'))
  const propsOf = (field: 'givenOn' | 'source' | 'takenById' | 'document') => ({
    label: t(`consents.field.${field}`),
    value: form.textOf(field),
    onChange: (text: string) => form.type(field, text),
    problem: form.problemOf(field),
  })
  return (
    <div className={styles.sitting}>
      <DateField {...propsOf('givenOn')} />
      <ChoiceField
        {...propsOf('source')}
        choices={contactChannel.options.map((value) => ({ value, label: t(`code.channel.${value}`) }))}
      />
      <ChoiceField
        {...propsOf('takenById')}
        choices={takers}
        optional
        hint={form.textOf('takenById') ? undefined : t('consents.alone')}
      />
      <TextField {...propsOf('document')} placeholder={t('consents.documentExample')} />
    </div>
  )
}
