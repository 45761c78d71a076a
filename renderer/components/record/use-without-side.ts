import { useMediaQuery } from '@mantine/hooks'

/** Whether the window is too narrow for the small sheets beside a card (record-page.module.css). */
export function useWithoutSide(): boolean {
  return useMediaQuery('(max-width: 1260px)', false, { getInitialValueInEffect: false })
}
