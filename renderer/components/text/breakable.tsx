/** Text in a narrow place: an address may break after its "@", before it would break within a word. */
export function Breakable({ text }: { readonly text: string }) {
  const after = text.indexOf('@') + 1
  if (after === 0) return text
  return (
    <>
      {text.slice(0, after)}
      <wbr />
      {text.slice(after)}
    </>
  )
}
