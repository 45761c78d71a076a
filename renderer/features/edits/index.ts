import { stepCommands } from '../../components/toast/step-commands.ts'
import type { RendererFeature } from '../../lib/feature.ts'

export const editsFeature: RendererFeature = {
  name: 'edits',
  pages: [],
  commands: stepCommands,
}
