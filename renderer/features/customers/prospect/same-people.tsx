import { Link } from 'react-router'
import { Sign } from '../../../components/sign/sign.tsx'
import { useWords } from '../../../lib/i18n.ts'
import { paths } from '../../../lib/paths.ts'
import styles from './prospect.module.css'
import type { Same } from './use-same.ts'

/** Who may be the same person: a warning, as two of a family do share a phone. */
export function SamePeople({ people }: { readonly people: readonly Same[] }) {
  const { t } = useWords()
  return (
    <div role="status" className={styles.status}>
      {people.length > 0 && (
        <div className={styles.same}>
          <p>
            <Sign kind="info" silent /> {t('customers.same')}
          </p>
          <ul>
            {people.map(({ id, name, detail, by }) => (
              <li key={id}>
                <Link to={paths.customer(id)}>{name}</Link>
                <span>{[detail, t(`customers.same.${by}`)].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
