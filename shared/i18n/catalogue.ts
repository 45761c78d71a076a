import { attachmentsEn } from '../features/attachments/messages.en.ts'
import { attachmentsIt } from '../features/attachments/messages.it.ts'
import { claimsEn } from '../features/claims/messages.en.ts'
import { claimsIt } from '../features/claims/messages.it.ts'
import { conflictsEn } from '../features/conflicts/messages.en.ts'
import { conflictsIt } from '../features/conflicts/messages.it.ts'
import { consentsEn } from '../features/consents/messages.en.ts'
import { consentsIt } from '../features/consents/messages.it.ts'
import { customersEn } from '../features/customers/messages.en.ts'
import { customersIt } from '../features/customers/messages.it.ts'
import { editsEn } from '../features/edits/messages.en.ts'
import { editsIt } from '../features/edits/messages.it.ts'
import { historyEn } from '../features/history/messages.en.ts'
import { historyIt } from '../features/history/messages.it.ts'
import { householdsEn } from '../features/households/messages.en.ts'
import { householdsIt } from '../features/households/messages.it.ts'
import { interactionsEn } from '../features/interactions/messages.en.ts'
import { interactionsIt } from '../features/interactions/messages.it.ts'
import { networkEn } from '../features/network/messages.en.ts'
import { networkIt } from '../features/network/messages.it.ts'
import { policiesEn } from '../features/policies/messages.en.ts'
import { policiesIt } from '../features/policies/messages.it.ts'
import { quotesEn } from '../features/quotes/messages.en.ts'
import { quotesIt } from '../features/quotes/messages.it.ts'
import { searchEn } from '../features/search/messages.en.ts'
import { searchIt } from '../features/search/messages.it.ts'
import { sessionEn } from '../features/session/messages.en.ts'
import { sessionIt } from '../features/session/messages.it.ts'
import { settingsEn } from '../features/settings/messages.en.ts'
import { settingsIt } from '../features/settings/messages.it.ts'
import { syncEn } from '../features/sync/messages.en.ts'
import { syncIt } from '../features/sync/messages.it.ts'
import { codesEn } from './codes.en.ts'
import { codesIt } from './codes.it.ts'
import { editWordsEn } from './edits.en.ts'
import { editWordsIt } from './edits.it.ts'
import { errorsEn } from './errors.en.ts'
import { errorsIt } from './errors.it.ts'
import { fieldsEn } from './fields.en.ts'
import { fieldsIt } from './fields.it.ts'
import { frameEn } from './frame.en.ts'
import { frameIt } from './frame.it.ts'
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
  ...errorsIt,
  ...fieldsIt,
  ...frameIt,
  ...networkIt,
  ...searchIt,
  ...sessionIt,
  ...settingsIt,
  ...syncIt,
  ...codesIt,
  ...editWordsIt,
  ...listIt,
  ...attachmentsIt,
  ...claimsIt,
  ...conflictsIt,
  ...consentsIt,
  ...customersIt,
  ...editsIt,
  ...historyIt,
  ...householdsIt,
  ...interactionsIt,
  ...policiesIt,
  ...quotesIt,
} as const

export const english: SameKeys<typeof italian> = {
  ...commonEn,
  ...errorsEn,
  ...fieldsEn,
  ...frameEn,
  ...networkEn,
  ...searchEn,
  ...sessionEn,
  ...settingsEn,
  ...syncEn,
  ...codesEn,
  ...editWordsEn,
  ...listEn,
  ...attachmentsEn,
  ...claimsEn,
  ...conflictsEn,
  ...consentsEn,
  ...customersEn,
  ...editsEn,
  ...historyEn,
  ...householdsEn,
  ...interactionsEn,
  ...policiesEn,
  ...quotesEn,
}

/** A text's key; for a plural without its ending. */
export type WordKey = KeysOf<typeof italian>

/** What a text needs beside its key. */
export type WordArgs<Key extends string> = ArgsOf<typeof italian, Key>

/** Keys of texts without parameters: what a label may be. */
export type LabelKey = { [Key in WordKey]: WordArgs<Key> extends [] ? Key : never }[WordKey]
