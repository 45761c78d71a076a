import { useEffect, useRef, useState } from 'react'
import type { SessionState } from '../../../shared/features/session/contract.ts'
import { Mark } from '../../components/mark/mark.tsx'
import { type Translate, useWords } from '../../lib/i18n.ts'
import { EndedBanner } from './ended-banner.tsx'
import { type OfferedPerson, PeopleList } from './people-list.tsx'
import { useDemoUsers } from './queries.ts'
import styles from './sign-in.module.css'
import { SignInFoot } from './sign-in-foot.tsx'
import { SignInForm } from './sign-in-form.tsx'

interface SignInPageProps {
  readonly state: SessionState | undefined
  /** Why the desk was left, when it was not by the user. */
  readonly because: SessionState['endedBecause']
  /** Core cannot be started. */
  readonly coreFailed: boolean
}

/** The first page: who are you. Demonstration users and, offline, the users of this computer are one click away. */
export function SignInPage({ state, because, coreFailed }: SignInPageProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const [password, setPassword] = useState('')
  const passwordField = useRef<HTMLInputElement>(null)
  const demo = useDemoUsers(state?.headOffice.reachable).data ?? []
  const known = state?.known ?? []
  // Who alone uses this computer need not type the name again, and keeps it when a damaged mirror is moved aside as he signs in.
  const [offered, setOffered] = useState('')
  const alone = known.length === 1 ? (known[0]?.username ?? '') : ''
  if (known.length > 0 && offered !== alone) setOffered(alone)
  const username = typed ?? offered

  const prefilled = typed === null && username !== ''
  useEffect(() => {
    if (prefilled) passwordField.current?.focus()
    else document.querySelector<HTMLInputElement>('input[name="user"]')?.focus()
  }, [prefilled])

  const fill = (name: string) => {
    setTyped(name)
    setPassword(demo.find((user) => user.username === name)?.password ?? '')
    passwordField.current?.focus()
  }

  const demoPeople: OfferedPerson[] = demo.map((user) => {
    return {
      username: user.username,
      name: user.displayName,
      detail: `${t(`network.role.${user.role}`)} · ${user.agencyName}`,
    }
  })
  const knownPeople: OfferedPerson[] = known.map((mirror) => ({
    username: mirror.username,
    name: mirror.displayName,
    detail: mirror.agencies.map((agency) => agency.name).join(', '),
  }))
  const offline = state?.headOffice.reachable === false

  return (
    <div className={styles.page}>
      <main className={styles.left}>
        <div className={styles.brand}>
          <Mark large />
          <h1>{t('app.name')}</h1>
          <p className={styles.agency}>{agencyLine(state, demo, username, t)}</p>
        </div>
        <EndedBanner because={because} coreFailed={coreFailed} />
        {offline && knownPeople.length > 0 && (
          <PeopleList
            title={t('session.known.title')}
            hint={t('session.known.hint')}
            people={knownPeople}
            onChoose={fill}
          />
        )}
        {!offline && demoPeople.length > 0 && (
          <PeopleList
            title={t('session.demo.title')}
            hint={t('session.demo.hint')}
            people={demoPeople}
            onChoose={fill}
          />
        )}
      </main>
      <aside className={styles.right} aria-label={t('session.signIn')}>
        <SignInForm
          state={state}
          username={username}
          password={password}
          passwordRef={passwordField}
          onUsername={setTyped}
          onPassword={setPassword}
        />
        <SignInFoot />
      </aside>
    </div>
  )
}

/** The agency of the user that stands in the field, or of the one who last worked here. */
function agencyLine(
  state: SessionState | undefined,
  demo: readonly { username: string; agencyName: string }[],
  username: string,
  t: Translate,
): string {
  const example = demo.find((user) => user.username === username.trim())
  if (example) return example.agencyName
  const mirror = state?.known.find((one) => one.username === username.trim()) ?? state?.known[0]
  const agency = mirror?.agencies[0]
  return agency ? t('session.agency', { code: agency.code, name: agency.name }) : t('session.noAgency')
}
