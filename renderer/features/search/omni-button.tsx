import { IconSearch } from '@tabler/icons-react'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { useWords } from '../../lib/i18n.ts'
import styles from './omni-button.module.css'
import { openPalette } from './palette-state.ts'

/** The field of the bar: a click or Ctrl+K opens the palette. */
export function OmniButton() {
  const { t } = useWords()
  return (
    <button type="button" className={styles.omni} aria-keyshortcuts="Control+K" onClick={openPalette}>
      <IconSearch size={16} stroke={2} aria-hidden="true" />
      <span>{t('search.open')}</span>
      <Kbd keys="mod+k" joined />
    </button>
  )
}
