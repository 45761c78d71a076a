import { useState } from 'react'
import { Palette } from '../../components/palette/palette.tsx'
import { PaletteEmpty, PaletteHint } from '../../components/palette/palette-parts.tsx'
import { errorWords } from '../../lib/errors.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { closePalette, openPalette, usePaletteOpen } from './palette-state.ts'
import { usePaletteGroups } from './use-palette-groups.ts'

/** Ctrl+K: finds a person from anything and runs every verb, showing its key. */
export function SearchPalette() {
  const opened = usePaletteOpen()
  useKeys([{ keys: 'mod+k', label: 'keys.search', group: 'everywhere', run: openPalette }])
  return opened ? <OpenPalette /> : null
}

function OpenPalette() {
  const { t } = useWords()
  const [text, setText] = useState('')
  const { groups, stale, count, failed } = usePaletteGroups(text)
  return (
    <Palette
      label={t('search.title')}
      placeholder={t('search.placeholder')}
      resultsLabel={t('search.results')}
      text={text}
      onText={setText}
      groups={groups}
      stale={stale}
      count={count}
      empty={stale ? null : <Nothing text={text} failed={failed} />}
      foot={<Foot />}
      onClose={closePalette}
    />
  )
}

function Nothing({ text, failed }: { readonly text: string; readonly failed: unknown }) {
  const { t } = useWords()
  if (failed) return <PaletteEmpty title={t('search.failed')} text={errorWords(failed, t).text} />
  if (text.trimStart().startsWith('>')) return <PaletteEmpty title={t('search.noCommand')} />
  return <PaletteEmpty title={t('search.none', { text: text.trim() })} text={t('search.none.text')} />
}

function Foot() {
  const { t } = useWords()
  return (
    <>
      <PaletteHint keys={['ArrowUp', 'ArrowDown']} label={t('search.foot.choose')} />
      <PaletteHint keys={['Enter']} label={t('search.foot.open')} />
      <PaletteHint keys={['mod+Enter']} label={t('search.foot.beside')} />
      <PaletteHint keys={['>']} label={t('search.foot.commands')} last />
    </>
  )
}
