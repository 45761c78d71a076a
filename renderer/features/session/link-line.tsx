import type { SessionState } from '../../../shared/features/session/contract.ts'
import { Sign } from '../../components/sign/sign.tsx'
import { type Translate, useWords } from '../../lib/i18n.ts'
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
      {words(state, username, t)}
    </p>
  )
}

function words(state: SessionState | undefined, username: string, t: Translate): string {
  if (!state) return t('session.starting')
  const { reachable, problem } = state.headOffice
  if (reachable === null) return t('session.checking')
  if (reachable) return t('session.reachable')
  const isKnown = isKnownHere(state, username)
  if (!problem) return t(isKnown ? 'session.unreachableKnown' : 'session.unreachable')
  return [t(`session.problem.${problem}`), isKnown ? t('session.problem.known') : ''].join(' ').trim()
}
