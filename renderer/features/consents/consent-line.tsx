import { Checkbox } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { type ConsentPurpose, consentValue } from '../../../shared/features/consents/model.ts'
import type { ContactChannel } from '../../../shared/lib/codes.ts'
import { ChipChoice } from '../../components/form/chip-choice.tsx'
import { useWords } from '../../lib/i18n.ts'
import type { Answer, TypedAnswer } from './answers.ts'
import { columnChannels } from './channels.ts'
import styles from './consent-form.module.css'

interface ConsentLineProps {
  readonly line: TypedAnswer
  readonly focused: boolean
  readonly onAnswer: (purpose: ConsentPurpose, value: Answer) => void
  readonly onCover: (purpose: ConsentPurpose, channel: ContactChannel, covered: boolean) => void
  /** Another line takes the focus. */
  readonly onStep: (from: HTMLElement, by: 1 | -1) => void
}

/** One purpose: the answer by a letter, which also goes to the next line; arrows up and down change the line. */
export function ConsentLine({ line, focused, onAnswer, onCover, onStep }: ConsentLineProps) {
  const { t } = useWords()
  const { purpose } = line.on
  const name = t(`consents.purpose.${purpose}`)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const letter = consentValue.options.find(
      (value) => t(`consents.key.${value}`) === event.key.toLowerCase(),
    )
    const by = event.key === 'ArrowDown' || letter ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (by === null) return
    event.preventDefault()
    if (letter) onAnswer(purpose, letter)
    onStep(event.currentTarget, by)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the controls within take the keys; here they are only followed
    <div className={styles.line} data-line="" onKeyDown={onKeyDown}>
      <span>
        <b>{name}</b> <span className={styles.about}>{t(`consents.about.${purpose}`)}</span>
      </span>
      <ChipChoice
        bare
        label={`${name}, ${t(`consents.about.${purpose}`)}`}
        options={consentValue.options.map((value) => ({ value, label: t(`consents.answer.${value}`) }))}
        value={line.value}
        onChange={(value) => onAnswer(purpose, value)}
        focused={focused}
      />
      {columnChannels.map(([channel]) => (
        <Checkbox
          key={channel}
          className={`${styles.channel} ${line.value === 'YES' ? '' : styles.off}`}
          aria-label={t('consents.coverage', { purpose: name, channel: t(`code.channel.${channel}`) })}
          checked={line.value === 'YES' && line.channels.includes(channel)}
          disabled={line.value !== 'YES'}
          onChange={(event) => onCover(purpose, channel, event.currentTarget.checked)}
        />
      ))}
    </div>
  )
}
