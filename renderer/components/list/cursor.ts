/** Keys that move the cursor of a list; `null` for any other key. */
export function cursorAfter(
  key: string,
  index: number | null,
  rows: number,
  pageRows: number,
): number | null {
  if (rows === 0) return null
  const page = Math.max(1, pageRows - 1)
  const last = rows - 1
  const within = (wanted: number) => Math.min(last, Math.max(0, wanted))
  switch (key) {
    case 'j':
    case 'J':
    case 'ArrowDown':
      return index === null ? 0 : within(index + 1)
    case 'k':
    case 'K':
    case 'ArrowUp':
      return index === null ? 0 : within(index - 1)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'PageDown':
      return within((index ?? 0) + page)
    case 'PageUp':
      return within((index ?? 0) - page)
    default:
      return null
  }
}
