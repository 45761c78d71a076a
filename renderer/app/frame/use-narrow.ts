import { useMediaQuery } from '@mantine/hooks'

/** Whether the rail shows icons only. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 1180px)', false, { getInitialValueInEffect: false })
}
