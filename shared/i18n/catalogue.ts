import { codesEn } from './codes.en.ts'
import { codesIt } from './codes.it.ts'
import { listEn } from './list.en.ts'
import { listIt } from './list.it.ts'
import { commonEn } from './messages.en.ts'
import { commonIt } from './messages.it.ts'
import type { ArgsOf, KeysOf, SameKeys } from './types.ts'

// The one list of texts. A feature keeps its own in shared/features/<feature>/messages.it.ts (`<feature>It = {…} as const
// satisfies Catalogue`, keys that start with its name) and messages.en.ts (`<feature>En: SameKeys<typeof <feature>It>`)
// and adds one line to each of the two objects below.

export const italian = {
  ...commonIt,
  ...codesIt,
  ...listIt,
} as const

export const english: SameKeys<typeof italian> = {
  ...commonEn,
  ...codesEn,
  ...listEn,
}

/** A text's key; for a plural without its ending. */
export type WordKey = KeysOf<typeof italian>

/** What a text needs beside its key. */
export type WordArgs<Key extends string> = ArgsOf<typeof italian, Key>

/** Keys of texts without parameters: what a label may be. */
export type LabelKey = { [Key in WordKey]: WordArgs<Key> extends [] ? Key : never }[WordKey]
