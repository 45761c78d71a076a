import { useCallback, useState } from 'react'
import { errorWords } from '../../lib/errors.ts'
import { useWords } from '../../lib/i18n.ts'
import { rpc } from '../../lib/rpc.ts'
import { tellSalvaged } from './tell-salvaged.ts'
import { useCountdown } from './use-countdown.ts'

/** Where a refusal is shown. */
export type RefusalPlace = 'user' | 'password' | 'form'

export interface Refusal {
  readonly place: RefusalPlace
  readonly text: string
  /** The mirror here cannot be unlocked: the user may have it set aside and begin anew. */
  readonly canSetAside?: boolean
}

export interface SignIn {
  readonly busy: boolean
  readonly refusal: Refusal | null
  /** Seconds until the next try is allowed; 0 when it is. */
  readonly waitSeconds: number
  /** Signs in. Resolved with the refusal, or null when the desk opens. */
  submit(username: string, password: string, setAside?: boolean): Promise<Refusal | null>
  /** The user has changed what was refused. */
  clear(): void
}

const places: Readonly<Record<string, RefusalPlace>> = {
  WRONG_PASSWORD: 'password',
  TOO_MANY_TRIES: 'password',
  USER_DISABLED: 'user',
  FIRST_SIGN_IN_NEEDS_NETWORK: 'user',
}

/** The act of signing in and what came of it. */
export function useSignIn(): SignIn {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [waitSeconds, startWaiting] = useCountdown()

  const submit = async (username: string, password: string, setAside = false): Promise<Refusal | null> => {
    const missing = missingPart(username, password)
    if (missing) {
      const found: Refusal = {
        place: missing,
        text: t(missing === 'user' ? 'session.userMissing' : 'session.passwordMissing'),
      }
      setRefusal(found)
      return found
    }
    setBusy(true)
    setRefusal(null)
    try {
      const { salvaged } = await rpc.session.signIn({ username, password, setAside })
      if (salvaged) tellSalvaged(salvaged, t)
      return null
    } catch (fault) {
      const { name, text, data } = errorWords(fault, t)
      if (name === 'TOO_MANY_TRIES') startWaiting(Math.ceil(Number(data.retryAfterSeconds) || 0))
      const found: Refusal = { place: places[name] ?? 'form', text, canSetAside: name === 'CANNOT_UNLOCK' }
      setRefusal(found)
      return found
    } finally {
      setBusy(false)
    }
  }

  const clear = useCallback(() => setRefusal(null), [])
  return { busy, refusal, waitSeconds, submit, clear }
}

function missingPart(username: string, password: string): 'user' | 'password' | null {
  if (username.trim() === '') return 'user'
  return password === '' ? 'password' : null
}
