import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { Kbd } from '../kbd/kbd.tsx'
import { Sign } from '../sign/sign.tsx'
import styles from './toast.module.css'
import { dismissToast, type Toast, toastMs, useToasts } from './toasts.ts'

/** The place at the foot of the window where toasts stand. */
export function ToastHost() {
  const { t } = useWords()
  const toasts = useToasts()
  const last = toasts.findLast((toast) => toast.undo)
  return (
    <section className={styles.host} aria-label={t('toast.region')} aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} isLast={toast === last} />
      ))}
    </section>
  )
}

function ToastLine({ toast, isLast }: { readonly toast: Toast; readonly isLast: boolean }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held || toast.stays) return
    const timer = setTimeout(() => dismissToast(toast.id), toastMs)
    return () => clearTimeout(timer)
  }, [toast.id, toast.stays, held])
  return (
    <div
      className={styles.toast}
      data-inverse=""
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      {toast.undo || toast.redo ? (
        <svg className={styles.ring} viewBox="0 0 16 16" aria-hidden="true">
          <circle className={styles.track} cx="8" cy="8" r="6.5" />
          <circle
            className={styles.rest}
            cx="8"
            cy="8"
            r="6.5"
            pathLength="1"
            data-held={held || undefined}
          />
        </svg>
      ) : (
        <Sign kind={toast.refused ? 'info' : 'done'} silent />
      )}
      <span className={styles.text}>{toast.text}</span>
      <ToastButton toast={toast} isLast={isLast} />
    </div>
  )
}

function ToastButton({ toast, isLast }: { readonly toast: Toast; readonly isLast: boolean }) {
  const { t } = useWords()
  const { undo, redo } = toast
  const act = (run?: () => void) => () => {
    dismissToast(toast.id)
    run?.()
  }
  if (undo)
    return (
      <Button variant="subtle" onClick={act(undo)} rightSection={isLast ? <Kbd keys="mod+z" /> : undefined}>
        {t('common.undo')}
      </Button>
    )
  if (redo)
    return (
      <Button variant="subtle" onClick={act(redo)} rightSection={<Kbd keys="mod+shift+z" />}>
        {t('step.redo.button')}
      </Button>
    )
  return (
    <Button variant="subtle" onClick={act()}>
      {t('common.close')}
    </Button>
  )
}
