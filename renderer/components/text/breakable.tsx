import { Fragment } from 'react'

/** Text in a narrow place: an address may break after its "@", before it would break within a word. */
export function Breakable({ text }: { readonly text: string }) {
  const parts = text.split(/(?<=@)/)
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity than their place
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
