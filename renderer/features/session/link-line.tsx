import type { SessionState } from '../../../shared/features/session/contract.ts'
import { Sign } from '../../components/sign/sign.tsx'
import { useWords } from '../../lib/i18n.ts'
import { isKnownHere } from './known-here.ts'
import styles from './sign-in.module.css'

interface LinkLineProps {
  readonly state: SessionState | undefined
  readonly username: string
}

/** One line that always says whether one enters with the network or without. */
export function LinkLine({ state, username }: LinkLineProps) {
  const { t } = useWords()
  const reachable = state?.headOffice.reachable
  return (
    <p className={styles.link} role="status">
      {reachable === true && <Sign kind="done" silent />}
      {reachable === false && <Sign kind="wait" silent />}
      {typeof reachable !== 'boolean' && <Sign kind="open" silent />}
      {t(wordsFor(state, username))}
    </p>
  )
}

function wordsFor(state: SessionState | undefined, username: string) {
  if (!state) return 'session.starting'
  if (state.headOffice.reachable === null) return 'session.checking'
  if (state.headOffice.reachable) return 'session.reachable'
  return isKnownHere(state, username) ? 'session.unreachableKnown' : 'session.unreachable'
}
