import type { Icon } from '@tabler/icons-react'
import { foldText } from '../../../shared/lib/text.ts'
import type { PaletteRow } from '../../components/palette/palette-model.ts'
import { Highlighted } from './highlighted.tsx'

/** A verb or a page that the palette offers. */
export interface Offer {
  readonly id: string
  readonly words: string
  /** Further words by which it is found. */
  readonly alias?: string
  /** What it would be done to. */
  readonly detail?: string
  readonly icon: Icon
  readonly keys?: string | undefined
  readonly run: () => void
}

/** The offers whose words begin with each of the typed ones, as rows. */
export function offerRows(offers: readonly Offer[], typed: string): readonly PaletteRow[] {
  return offers.filter((offer) => matches(offer, typed)).map((offer) => toRow(offer, typed))
}

function matches({ words, alias = '' }: Offer, typed: string): boolean {
  const have = foldText(`${words} ${alias}`).split(/[\s’']+/)
  return foldText(typed)
    .split(/\s+/)
    .every((word) => have.some((one) => one.startsWith(word)))
}

/** An offer that stands whatever was typed. */
export function offerRow(offer: Offer): PaletteRow {
  return toRow(offer, '')
}

function toRow({ id, words, detail, icon: Glyph, keys, run }: Offer, typed: string): PaletteRow {
  const row = {
    id,
    icon: <Glyph size={16} stroke={2} aria-hidden="true" />,
    title: <Highlighted name={words} typed={typed} />,
    onOpen: run,
    ...(detail ? { detail } : {}),
  }
  return keys ? { ...row, keys } : row
}
