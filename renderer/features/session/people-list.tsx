import { Avatar, initialsOfColleague } from '../../components/avatar/avatar.tsx'
import styles from './sign-in.module.css'

/** A user that one click fills in. */
export interface OfferedPerson {
  readonly username: string
  readonly name: string
  readonly detail: string
}

interface PeopleListProps {
  readonly title: string
  readonly hint: string
  readonly people: readonly OfferedPerson[]
  readonly onChoose: (username: string) => void
}

/** Users offered on the sign-in page. */
export function PeopleList({ title, hint, people, onChoose }: PeopleListProps) {
  return (
    <section aria-label={title}>
      <header className={styles.offeredHead}>
        <h2 className={styles.offeredTitle}>{title}</h2>
        <span className={styles.hint}>{hint}</span>
      </header>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.username}>
            <button type="button" className={styles.person} onClick={() => onChoose(person.username)}>
              <Avatar initials={initialsOfColleague(person.name)} />
              <span className={styles.personName}>{person.name}</span>
              <span className={styles.personDetail}>{person.detail}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
