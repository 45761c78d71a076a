import { useNavigate } from 'react-router'
import type { Relative } from '../../../shared/features/households/contract.ts'
import { PendingMark } from '../../components/form/pending-mark.tsx'
import { useWords } from '../../lib/i18n.ts'
import { paths } from '../../lib/paths.ts'
import styles from './family-tree.module.css'
import { usePersonWords } from './person-words.ts'
import { usePendingPeople } from './queries.ts'
import { boxHeight, treeOf, treeWidth } from './tree.ts'

interface FamilyTreeProps {
  readonly people: readonly Relative[]
  readonly self: string
}

/** The household as a picture; each box opens its card. */
export function FamilyTree({ people, self }: FamilyTreeProps) {
  const { t } = useWords()
  const tree = treeOf(people, self)
  const isPending = usePendingPeople(self)
  const name = people.find((person) => person.customerId === self)?.name ?? ''
  return (
    <div className={styles.scroll}>
      <ul
        className={styles.tree}
        aria-label={t('households.picture', { name })}
        style={{ width: treeWidth, height: tree.height }}
      >
        <svg className={styles.lines} width={treeWidth} height={tree.height} aria-hidden="true">
          <path d={tree.lines} />
        </svg>
        {tree.boxes.map(({ person, x, y, width }) => (
          <li
            key={person.customerId}
            className={styles.place}
            style={{ left: x, top: y, width, height: boxHeight }}
          >
            <PersonBox person={person} self={person.customerId === self} pending={isPending(person)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

interface PersonBoxProps {
  readonly person: Relative
  readonly self: boolean
  readonly pending: boolean
}

function PersonBox({ person, self, pending }: PersonBoxProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const wordsOf = usePersonWords()
  const { name, customerId } = person
  const words = (
    <>
      <b>
        {name ?? t('households.elsewhere')} {pending && <PendingMark />}
      </b>
      <span>{wordsOf(person)}</span>
    </>
  )
  const look = self ? styles.self : person.policies === 0 ? styles.without : ''
  if (self || name === null) return <div className={`${styles.box} ${look}`}>{words}</div>
  return (
    <button
      type="button"
      className={`${styles.box} ${look}`}
      title={t('households.open', { name })}
      onClick={() => void navigate(paths.customer(customerId))}
    >
      {words}
    </button>
  )
}
