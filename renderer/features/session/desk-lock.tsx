import { useEffect } from 'react'
import { useKeys } from '../../lib/keyboard.ts'
import { lock } from './commands.ts'
import { watchInput } from './idle.ts'
import { useSession } from './session.ts'

/** Locks the desk by key, and by itself when nobody has touched it for as long as its user wants. */
export function DeskLock() {
  const minutes = useSession()?.lockAfter ?? null
  useKeys([
    {
      keys: 'mod+l',
      label: 'session.lock',
      group: 'everywhere',
      inOverlays: true,
      inFields: true,
      run: lock,
    },
  ])
  useEffect(() => (minutes === null ? undefined : watchInput(minutes * 60_000, lock)), [minutes])
  return null
}
