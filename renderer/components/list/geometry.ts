/** Height of a row by density; the same as `--row` in tokens.css, which cannot be read before the first draw. */
export const rowHeights = { dense: 36, comfortable: 44 } as const

/** Widths of the two columns that every list begins with: the box to select and the sign of the row's state. */
export const boxWidth = 36
export const signWidth = 18

/** Height of the head; the same as `--head-h`. */
export const headHeight = 32

/** What every column is wider by in a density, as its cells have more space at their sides (`--cell-x`). */
export const columnExtra = { dense: 0, comfortable: 8 } as const

/** Width of the scroll bar; the same as in global.css. */
export const scrollBarWidth = 10

/** Rows asked for before the height of the list is known: more than the tallest screen shows. */
export const firstScreen = 60
