import type { RendererFeature } from '../../lib/feature.ts'
import { QuotesPanel } from './quotes-panel.tsx'

export const quotesFeature: RendererFeature = {
  name: 'quotes',
  pages: [],
  customerPanels: [
    { id: 'quotes', order: 30, label: 'quotes.title', Panel: QuotesPanel, count: ({ quotes }) => quotes },
  ],
}
