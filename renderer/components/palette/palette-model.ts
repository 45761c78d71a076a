import type { ReactNode } from 'react'

/** A row that can be chosen. */
export interface PaletteRow {
  readonly id: string
  readonly icon: ReactNode
  readonly title: ReactNode
  readonly detail?: ReactNode
  readonly chip?: ReactNode
  /** The key that does the same without the palette. */
  readonly keys?: string
  readonly onOpen: () => void
  /** With Ctrl: beside what is on the screen. */
  readonly onOpenBeside?: () => void
}

export interface PaletteGroup {
  readonly id: string
  readonly label: string
  readonly rows: readonly PaletteRow[]
}

/** The row that stands `step` after the chosen one, around the ends. */
export function stepIn(rows: readonly PaletteRow[], chosen: number, step: number): number {
  if (rows.length === 0) return 0
  return (chosen + step + rows.length) % rows.length
}
