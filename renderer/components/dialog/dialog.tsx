import { Modal } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import styles from './dialog.module.css'

interface DialogProps {
  readonly opened: boolean
  readonly title: string
  readonly onClose: () => void
  /** 480 unless told. */
  readonly width?: number
  readonly children: ReactNode
  /** Buttons: the way out on the left, the verb on the right. */
  readonly actions: ReactNode
}

/** A sheet above the page that takes the focus. Esc and a click beside it close it. */
export function Dialog({ opened, title, onClose, width = 480, children, actions }: DialogProps) {
  // Most pages hold dialogs that nobody opens: until then there is nothing of them.
  const [wanted, setWanted] = useState(opened)
  if (opened && !wanted) setWanted(true)
  // One that goes with what opened it has no closing in which Mantine would give the focus back.
  const [opener] = useState(() => (opened ? document.activeElement : null))
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    },
    [opener],
  )
  if (!wanted) return null
  return (
    <Modal.Root opened={opened} onClose={onClose} size={width}>
      <Modal.Overlay />
      <Modal.Content className={styles.content} data-dialog>
        <Modal.Body className={styles.body}>
          <Modal.Title>{title}</Modal.Title>
          <div className={styles.text}>{children}</div>
          <div className={styles.actions}>{actions}</div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
