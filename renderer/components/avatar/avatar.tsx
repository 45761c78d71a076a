import styles from './avatar.module.css'

interface AvatarProps {
  /** "MR"; see `initialsOf`. */
  readonly initials: string
  /** The full name on hover and for readers; without one the name stands beside and the disc is silent. */
  readonly name?: string
  /** The signed-in person. */
  readonly me?: boolean
}

/** A person's initials. */
export function Avatar({ initials, name, me = false }: AvatarProps) {
  const className = me ? `${styles.avatar} ${styles.me}` : styles.avatar
  if (!name) return <span className={className} data-initials={initials} aria-hidden="true" />
  return <span className={className} data-initials={initials} role="img" aria-label={name} title={name} />
}

/** First letters of the first two words: "Cerutti Davide" is CD. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
}

/** Of a colleague, whose name is kept surname first and whose badge is read name first: "Rinaldi Marta" is MR, as in the lists. */
export function initialsOfColleague(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  return [words.at(-1), words.length > 1 ? words[0] : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? '')
    .join('')
}
