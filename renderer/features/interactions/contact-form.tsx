import { Button, SegmentedControl } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { direction, interactionKind } from '../../../shared/features/interactions/model.ts'
import { contactChannel } from '../../../shared/lib/codes.ts'
import { FormDialog } from '../../components/dialog/form-dialog.tsx'
import { ChoiceField } from '../../components/form/choice-field.tsx'
import { AreaField, TextField } from '../../components/form/text-field.tsx'
import { useWords } from '../../lib/i18n.ts'
import { useStore } from '../../lib/store.ts'
import { useRowName } from '../../lib/told-rows.ts'
import styles from './contact-form.module.css'
import { ContactHints } from './contact-hints.tsx'
import { ClosesBox, FollowUpChoice } from './follow-up-choice.tsx'
import { type OpenForm, openForm } from './form-state.ts'
import { gestureRules, gestures } from './gestures.ts'
import { OutcomeChoice } from './outcome-choice.tsx'
import { useSubjects } from './subjects.ts'
import { type ContactForm, useContactForm } from './use-contact-form.ts'

/** Where the form of a contact stands while one is open for this customer. */
export function ContactFormPlace({ customerId }: { readonly customerId: string }) {
  const open = useStore(openForm)
  if (open?.customerId !== customerId) return null
  return <ContactFormDialog key={'on' in open ? open.on.interaction.id : open.gesture} open={open} />
}

function ContactFormDialog({ open }: { readonly open: OpenForm }) {
  const { t } = useWords()
  const subjects = useSubjects(open.customerId)
  const form = useContactForm(open, subjects)
  const { draft, before, problemOf } = form
  const { texts, type } = draft
  const name = useRowName('customer', open.customerId)
  const what = before ? 'correct' : 'log'
  return (
    <FormDialog
      title={name ? t(`interactions.${what}.with`, { name }) : t(`interactions.${what}`)}
      save={t(before ? 'interactions.save' : 'interactions.logIt')}
      width={640}
      busy={form.busy}
      problem={form.problem}
      onSave={() => void form.save()}
      onClose={() => openForm.set(null)}
      onRestart={draft.resumed ? draft.discard : undefined}
      more={before && <RemoveButton form={form} />}
    >
      {texts.direction === 'OUT' && !before && (
        <ContactHints customerId={open.customerId} channel={texts.channel} />
      )}
      <Ways form={form} />
      <OutcomeChoice form={form} />
      <TextField
        label={t('interactions.field.subject')}
        value={texts.subject}
        onChange={(subject) => type({ subject })}
        placeholder={form.usualSubject}
        problem={problemOf('subject')}
        maxLength={300}
      />
      <AreaField
        label={t('interactions.field.note')}
        value={texts.note}
        onChange={(note) => type({ note })}
        problem={problemOf('note')}
        takesLetters
        maxLength={20_000}
      />
      <ClosesBox form={form} />
      <FollowUpChoice form={form} />
      <div className={styles.pair}>
        {!before && subjects.length > 0 && (
          <ChoiceField
            label={t('interactions.field.about')}
            value={texts.about}
            onChange={(about) => type({ about })}
            choices={subjects}
            problem={problemOf('about')}
            optional
          />
        )}
        <div className={styles.moment}>
          <TextField
            label={t('interactions.field.day')}
            value={texts.day}
            onChange={(day) => type({ day })}
            problem={problemOf('day')}
            placeholder={t('interactions.now.day')}
            maxLength={10}
          />
          <TextField
            label={t('interactions.field.time')}
            value={texts.time}
            onChange={(time) => type({ time })}
            problem={problemOf('time')}
            placeholder={t('interactions.now.time')}
            maxLength={5}
          />
        </div>
      </div>
    </FormDialog>
  )
}

function Ways({ form }: { readonly form: ContactForm }) {
  const { t } = useWords()
  const { draft, before, problemOf } = form
  const { texts, type } = draft
  return (
    <>
      <div className={styles.ways}>
        {!before && (
          <SegmentedControl
            aria-label={t('interactions.field.gesture')}
            value={texts.gesture}
            data={gestures.map((value) => ({ value, label: t(`interactions.gesture.${value}`) }))}
            onChange={(value) => {
              const gesture = gestures.find((one) => one === value)
              if (gesture)
                type({ gesture, kind: gestureRules[gesture].kind, channel: gestureRules[gesture].channel })
            }}
          />
        )}
        <SegmentedControl
          aria-label={t('interactions.direction')}
          value={texts.direction}
          data={direction.options
            .toReversed()
            .map((value) => ({ value, label: t(`interactions.direction.${value}`) }))}
          onChange={(value) => type({ direction: value })}
        />
      </div>
      <div className={styles.pair}>
        <ChoiceField
          label={t('interactions.channel')}
          value={texts.channel}
          onChange={(channel) => type({ channel: channel || texts.channel })}
          choices={contactChannel.options.map((value) => ({ value, label: t(`code.channel.${value}`) }))}
          problem={problemOf('channel')}
        />
        {!before && <KindField form={form} />}
      </div>
    </>
  )
}

function RemoveButton({ form }: { readonly form: ContactForm }) {
  const { t } = useWords()
  return (
    <Button
      size="md"
      variant="subtle"
      disabled={form.busy}
      leftSection={<IconTrash size={16} stroke={2} aria-hidden="true" />}
      onClick={() => void form.remove()}
    >
      {t('interactions.remove')}
    </Button>
  )
}

/** A call may have been a reminder, or the notice of a claim. */
function KindField({ form }: { readonly form: ContactForm }) {
  const { t } = useWords()
  const { draft, problemOf } = form
  return (
    <ChoiceField
      label={t('interactions.field.kind')}
      value={draft.texts.kind}
      onChange={(kind) => draft.type({ kind: kind || draft.texts.kind })}
      choices={interactionKind.options.map((value) => ({ value, label: t(`interactions.kind.${value}`) }))}
      problem={problemOf('kind')}
    />
  )
}
