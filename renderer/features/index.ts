import type { RendererFeature } from '../lib/feature.ts'
import { attachmentsFeature } from './attachments/index.ts'
import { claimsFeature } from './claims/index.ts'
import { conflictsFeature } from './conflicts/index.ts'
import { consentsFeature } from './consents/index.ts'
import { customersFeature } from './customers/index.ts'
import { editsFeature } from './edits/index.ts'
import { historyFeature } from './history/index.ts'
import { householdsFeature } from './households/index.ts'
import { interactionsFeature } from './interactions/index.ts'
import { policiesFeature } from './policies/index.ts'
import { quotesFeature } from './quotes/index.ts'
import { sessionFeature } from './session/index.ts'
import { settingsFeature } from './settings/index.ts'
import { syncFeature } from './sync/index.ts'

/** The features of the window: one line each, in no order of meaning. */
export const features: readonly RendererFeature[] = [
  customersFeature,
  policiesFeature,
  claimsFeature,
  quotesFeature,
  interactionsFeature,
  householdsFeature,
  consentsFeature,
  attachmentsFeature,
  historyFeature,
  editsFeature,
  conflictsFeature,
  syncFeature,
  settingsFeature,
  sessionFeature,
]
