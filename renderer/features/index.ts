import type { RendererFeature } from '../lib/feature.ts'
import { claimsFeature } from './claims/index.ts'
import { consentsFeature } from './consents/index.ts'
import { customersFeature } from './customers/index.ts'
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
  syncFeature,
  settingsFeature,
  sessionFeature,
]
