import { useState } from 'react'
import { errorWords } from '../../lib/errors.ts'
import { useWords } from '../../lib/i18n.ts'
import { rpc } from '../../lib/rpc.ts'
import { useCountdown } from './use-countdown.ts'

export interface Unlock {
  readonly password: string
  setPassword(text: string): void
  readonly busy: boolean
  readonly refusal: string | null
  /** Seconds until the next try is looked at; 0 when it is. */
  readonly waitSeconds: number
  submit(): Promise<void>
}

/** The way back into a locked desk; core verifies the password, with or without a network. */
export function useUnlock(): Unlock {
  const { t } = useWords()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [waitSeconds, startWaiting] = useCountdown()

  const submit = async (): Promise<void> => {
    if (password === '') return setRefusal(t('session.passwordMissing'))
    setBusy(true)
    setRefusal(null)
    try {
      await rpc.session.unlock({ password })
    } catch (fault) {
      const { name, text, data } = errorWords(fault, t)
      if (name === 'TOO_MANY_TRIES') startWaiting(Math.ceil(Number(data.retryAfterSeconds) || 0))
      setPassword('')
      setRefusal(name === 'WRONG_PASSWORD' ? t('session.unlock.wrong') : text)
    } finally {
      setBusy(false)
    }
  }
  const type = (text: string): void => {
    setRefusal(null)
    setPassword(text)
  }
  return { password, setPassword: type, busy, refusal, waitSeconds, submit }
}
