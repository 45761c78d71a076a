import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Kbd } from '../kbd/kbd.tsx'
import { Dialog } from './dialog.tsx'

interface QuestionProps {
  readonly opened: boolean
  /** The question. */
  readonly title: string
  /** The consequence. */
  readonly children: ReactNode
  /** The way out, in words ("Rileggo"). */
  readonly no: string
  /** The verb ("Invia la posizione"). */
  readonly yes: string
  /** The verb is under way: it cannot be pressed twice. */
  readonly busy?: boolean
  readonly onNo: () => void
  readonly onYes: () => void
}

/** A question, only before what cannot be undone. The way out has the focus. */
export function Question({ opened, title, children, no, yes, busy = false, onNo, onYes }: QuestionProps) {
  return (
    <Dialog
      opened={opened}
      title={title}
      onClose={onNo}
      actions={
        <>
          <Button size="md" data-autofocus="" onClick={onNo} rightSection={<Kbd keys="Escape" />}>
            {no}
          </Button>
          <Button size="md" variant="filled" onClick={onYes} disabled={busy}>
            {yes}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
