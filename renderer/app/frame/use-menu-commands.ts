import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { shell } from '../../lib/shell.ts'

/** Follows what is chosen in the system's own menu. */
export function useMenuCommands(): void {
  const navigate = useNavigate()
  useEffect(() => shell().onMenuCommand(() => void navigate(paths.about)), [navigate])
}
