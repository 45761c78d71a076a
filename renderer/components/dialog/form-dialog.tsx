import { Button } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { Kbd } from '../kbd/kbd.tsx'
import { dismissSteps } from '../toast/toasts.ts'
import styles from './dialog.module.css'
import { Dialog } from './dialog.tsx'

interface FormDialogProps {
  readonly title: string
  /** The verb. */
  readonly save: string
  readonly onSave: () => void
  readonly onClose: () => void
  readonly width?: number
  /** Saving is under way: it cannot be pressed twice. */
  readonly busy?: boolean
  /** What is wrong with the whole of it; what is wrong with a field stands at the field. */
  readonly problem?: string | null
  /** What was typed the last time stands in the fields: the way to begin anew. */
  readonly onRestart?: (() => void) | undefined
  /** Beside the way out, such as a verb that takes the whole thing away. */
  readonly more?: ReactNode
  readonly children: ReactNode
}

/** A form above the page: Enter saves, Esc closes and keeps what was typed. In several lines Ctrl+Enter saves. */
export function FormDialog(props: FormDialogProps) {
  const { title, save, onSave, onClose, width = 560, busy = false, problem, onRestart, more } = props
  const { t } = useWords()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const resumed = onRestart !== undefined
  /** Where Enter makes a new line, the button names the keys that save from there. */
  const [inLines, setInLines] = useState(false)
  // In a low window what was told of the step before lies over the buttons; Ctrl+Z has it all the same.
  useEffect(dismissSteps, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the way to begin anew goes once it is taken, and the focus with it
  useEffect(() => {
    if (document.activeElement !== document.body) return
    const first = form.current?.querySelector<HTMLElement>('[data-autofocus]')
    ;(first ?? form.current?.querySelector('input'))?.focus()
  }, [resumed])
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    giveLettersToWords(event)
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
  return (
    <Dialog
      opened
      title={title}
      width={width}
      onClose={onClose}
      actions={
        <>
          <span className={styles.ways}>
            <Button size="md" onClick={onClose} rightSection={<Kbd keys="Escape" />}>
              {t('form.close')}
            </Button>
            {more}
          </span>
          <Button
            size="md"
            type="submit"
            form={id}
            variant="filled"
            disabled={busy}
            rightSection={<Kbd keys={inLines ? 'mod+Enter' : 'Enter'} />}
          >
            {save}
          </Button>
        </>
      }
    >
      {resumed && (
        <p className={styles.resumed} role="status">
          {t('form.resumed')}
          <Button variant="subtle" size="compact-sm" onClick={onRestart}>
            {t('form.restart')}
          </Button>
        </p>
      )}
      <form
        ref={form}
        id={id}
        className={styles.form}
        aria-label={title}
        noValidate
        onKeyDown={onKeyDown}
        onFocus={(event) => setInLines(event.target instanceof HTMLTextAreaElement)}
        onBlur={() => setInLines(false)}
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) onSave()
        }}
      >
        {props.children}
      </form>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}

/** A letter typed on a choice, which has no use for it, goes with all that follow to the field for words, where the form names one. */
function giveLettersToWords(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, currentTarget, key } = event
  if (event.ctrlKey || event.metaKey || event.altKey || !/^\p{L}$/u.test(key)) return
  if (!(target instanceof HTMLInputElement) || !choices.has(target.type)) return
  const words = currentTarget.querySelector<HTMLTextAreaElement>('textarea[data-words]')
  words?.focus()
  words?.setSelectionRange(words.value.length, words.value.length)
}

const choices = new Set(['radio', 'checkbox'])
