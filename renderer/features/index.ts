import type { RendererFeature } from '../lib/feature.ts'

/** The features of the window: one line each, in no order of meaning. */
export const features: readonly RendererFeature[] = []
