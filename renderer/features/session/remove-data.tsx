import { useState } from 'react'
import { Question } from '../../components/dialog/question.tsx'
import { showToast } from '../../components/toast/toasts.ts'
import { errorWords } from '../../lib/errors.ts'
import { useWords } from '../../lib/i18n.ts'
import { rpc } from '../../lib/rpc.ts'
import { createStore, useStore } from '../../lib/store.ts'
import { useSession } from './session.ts'

const asked = createStore(false)

/** Opens the question, from the person's menu, the settings or the palette. */
export function askToRemoveData(): void {
  asked.set(true)
}

/** The question before the mirror of the signed-in user is destroyed. */
export function RemoveDataQuestion() {
  const { t } = useWords()
  const opened = useStore(asked)
  const user = useSession()?.user
  const [busy, setBusy] = useState(false)

  const close = () => asked.set(false)
  const remove = async () => {
    setBusy(true)
    try {
      await rpc.session.removeMyData()
      showToast({ text: t('session.remove.done'), parting: true })
    } catch (fault) {
      // The session is over either way, and the question with it: that the data are still here must not pass unseen.
      const { name, text: reason } = errorWords(fault, t)
      const text =
        name === 'MIRROR_IN_USE' ? t('session.remove.held') : t('session.remove.failed', { reason })
      showToast({ text, refused: true, parting: true, stays: true })
    } finally {
      close()
      setBusy(false)
    }
  }

  return (
    <Question
      opened={opened && user !== null && user !== undefined}
      title={t('session.remove.title')}
      no={t('session.remove.no')}
      yes={t('session.remove.yes')}
      busy={busy}
      onNo={close}
      onYes={remove}
    >
      <p>{t('session.remove.text', { name: user?.displayName ?? '' })}</p>
      <p>{t('session.remove.unsent')}</p>
    </Question>
  )
}
