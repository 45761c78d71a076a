import { Suspense } from 'react'
import { Outlet } from 'react-router'
import { StepKeys } from '../../components/toast/step-keys.tsx'
import { SearchPalette } from '../../features/search/search-palette.tsx'
import { RemoveDataQuestion } from '../../features/session/remove-data.tsx'
import { FirstSync } from '../../features/sync/first-sync.tsx'
import { SyncBanner } from '../../features/sync/sync-banner.tsx'
import { Bar } from './bar.tsx'
import { CoreBanner } from './core-banner.tsx'
import styles from './frame.module.css'
import { KeysSheet } from './keys-sheet.tsx'
import { Rail } from './rail.tsx'
import { useMenuCommands } from './use-menu-commands.ts'

/** The frame: a bar on top, a rail on the left, and the stage on which the pages lie as sheets. */
export function Frame() {
  useMenuCommands()
  return (
    <div className={styles.frame}>
      <Bar />
      <Rail />
      <main className={styles.stage} id="stage" tabIndex={-1}>
        <div className={styles.notices}>
          <CoreBanner />
          <SyncBanner />
          <FirstSync />
        </div>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
      <SearchPalette />
      <StepKeys />
      <KeysSheet />
      <RemoveDataQuestion />
    </div>
  )
}
