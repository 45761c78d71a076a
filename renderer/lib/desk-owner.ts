import { createContext, use } from 'react'
import type { SessionUser } from '../../shared/features/session/model.ts'

interface Owner {
  readonly user: SessionUser
  readonly mode: 'online' | 'offline' | null
}

/** Who sits at the desk. */
export const DeskOwner = createContext<Owner | null>(null)

export function useDeskOwner(): Owner {
  const owner = use(DeskOwner)
  if (!owner) throw new Error('There is no desk here.')
  return owner
}
