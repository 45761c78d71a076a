import type { RendererFeature } from '../lib/feature.ts'
import { sessionFeature } from './session/index.ts'
import { settingsFeature } from './settings/index.ts'
import { syncFeature } from './sync/index.ts'

/** The features of the window: one line each, in no order of meaning. */
export const features: readonly RendererFeature[] = [syncFeature, settingsFeature, sessionFeature]
