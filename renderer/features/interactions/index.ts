import { IconMail, IconMessage, IconPhonePlus, IconUsers } from '@tabler/icons-react'
import type { RendererFeature } from '../../lib/feature.ts'
import { ContactActions } from './contact-actions.tsx'
import { FollowUpsSide } from './follow-ups.tsx'
import { logContact } from './form-state.ts'
import { InteractionsPanel, InteractionsSummary } from './interactions-panel.tsx'
import { LastContacts } from './last-contacts.tsx'

export const interactionsFeature: RendererFeature = {
  name: 'interactions',
  pages: [],
  commands: [
    {
      id: 'interactions.logCall',
      label: 'interactions.command.call',
      alias: 'interactions.command.alias',
      icon: IconPhonePlus,
      keys: 'r',
      run: () => logContact('call'),
    },
    {
      id: 'interactions.logVisit',
      label: 'interactions.command.visit',
      alias: 'interactions.command.alias',
      icon: IconUsers,
      run: () => logContact('visit'),
    },
    {
      id: 'interactions.logEmail',
      label: 'interactions.command.email',
      alias: 'interactions.command.alias',
      icon: IconMail,
      run: () => logContact('email'),
    },
    {
      id: 'interactions.logMessage',
      label: 'interactions.command.message',
      alias: 'interactions.command.alias',
      icon: IconMessage,
      run: () => logContact('message'),
    },
  ],
  customerPanels: [
    {
      id: 'interactions',
      order: 40,
      label: 'interactions.title',
      Actions: ContactActions,
      Panel: InteractionsPanel,
      count: ({ interactions }) => interactions,
      Summary: InteractionsSummary,
      half: true,
      Beside: LastContacts,
      tabBeside: true,
      Side: FollowUpsSide,
    },
  ],
}
