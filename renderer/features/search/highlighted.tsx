import { highlight } from './highlight.ts'

/** A name with what was typed underlined in it. */
export function Highlighted({ name, typed }: { readonly name: string; readonly typed: string }) {
  let at = 0
  return highlight(name, typed).map(({ text, hit }) => {
    const key = at
    at += text.length
    return hit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
  })
}
