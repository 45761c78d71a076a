/**
 * Puts a text on the clipboard. Must be called from a press of a key or a button. The page has no permissions at all, so it
 * answers the copy event instead of asking for the clipboard. Returns false when the system took nothing.
 */
export function copyText(text: string): boolean {
  const answer = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', answer)
  const done = document.execCommand('copy')
  document.removeEventListener('copy', answer)
  return done
}
