import { attachmentsContract } from '../features/attachments/contract.ts'
import { claimsContract } from '../features/claims/contract.ts'
import { conflictsContract } from '../features/conflicts/contract.ts'
import { consentsContract } from '../features/consents/contract.ts'
import { customersContract } from '../features/customers/contract.ts'
import { editsContract } from '../features/edits/contract.ts'
import { historyContract } from '../features/history/contract.ts'
import { householdsContract } from '../features/households/contract.ts'
import { interactionsContract } from '../features/interactions/contract.ts'
import { networkContract } from '../features/network/contract.ts'
import { policiesContract } from '../features/policies/contract.ts'
import { quotesContract } from '../features/quotes/contract.ts'
import { searchContract } from '../features/search/contract.ts'
import { sessionContract } from '../features/session/contract.ts'
import { syncContract } from '../features/sync/contract.ts'

/** Everything the window may ask of core. One line per feature; core's handlers must satisfy it to compile. */
export const deskContract = {
  session: sessionContract,
  sync: syncContract,
  network: networkContract,
  customers: customersContract,
  households: householdsContract,
  consents: consentsContract,
  policies: policiesContract,
  claims: claimsContract,
  quotes: quotesContract,
  interactions: interactionsContract,
  search: searchContract,
  edits: editsContract,
  conflicts: conflictsContract,
  history: historyContract,
  attachments: attachmentsContract,
}
