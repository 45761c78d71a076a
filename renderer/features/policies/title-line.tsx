import { Amount } from '../../components/amount/amount.tsx'
import { Sign } from '../../components/sign/sign.tsx'
import { useToday } from '../../components/time/use-today.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './title-line.module.css'
import { moodOf, signOfMood, type TitleOnCard, titleStateWords, titlesNow } from './title-words.ts'

interface TitleLineProps {
  readonly titles: readonly TitleOnCard[]
  readonly all: boolean
}

/** The titles of a policy in line, oldest first. */
export function TitleLine({ titles, all }: TitleLineProps) {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  const shown = all
    ? titles.toSorted((a, b) => (a.title.dueOn < b.title.dueOn ? -1 : 1))
    : titlesNow(titles, today)
  return (
    <ul className={styles.line} aria-label={t('policies.titles')}>
      {shown.map((on) => {
        const mood = moodOf(on, today)
        const words = t('policies.title.due', { day: formats.shortDay(on.title.dueOn, today) })
        return (
          <li key={on.title.id} title={`${on.title.number}, ${t(`code.titleType.${on.title.type}`)}`}>
            <Sign kind={signOfMood[mood]} silent />
            {mood === 'overdue' ? <b>{words}</b> : words}
            <Amount cents={on.title.gross} unit />
            <span
              className={
                styles[on.display === 'FUORI_COPERTURA' ? 'out' : mood === 'overdue' ? 'overdue' : 'state']
              }
            >
              {titleStateWords(on, today, t, formats)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
