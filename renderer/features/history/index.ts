import type { RendererFeature } from '../../lib/feature.ts'
import { HistoryPanel } from './history-panel.tsx'

export const historyFeature: RendererFeature = {
  name: 'history',
  pages: [],
  customerPanels: [{ id: 'history', order: 90, label: 'history.title', Panel: HistoryPanel }],
}
