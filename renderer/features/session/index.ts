import type { RendererFeature } from '../../lib/feature.ts'
import { sessionCommands } from './commands.ts'
import { ThisComputer } from './this-computer.tsx'

export const sessionFeature: RendererFeature = {
  name: 'session',
  pages: [],
  commands: sessionCommands,
  settings: [{ id: 'computer', order: 90, label: 'session.thisComputer', Section: ThisComputer }],
}
