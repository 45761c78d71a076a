import { IconMail, IconMessage, IconPhonePlus, IconUsers } from '@tabler/icons-react'
import type { Role } from '../../../shared/features/network/model.ts'
import type { RendererFeature } from '../../lib/feature.ts'
import { translate } from '../../lib/i18n.ts'
import { rightsOf } from '../../lib/rights.ts'
import { ContactActions } from './contact-actions.tsx'
import { FollowUpsSide } from './follow-ups.tsx'
import { logContact, recordInView } from './form-state.ts'
import { InteractionsPanel, InteractionsSummary } from './interactions-panel.tsx'
import { LastContacts } from './last-contacts.tsx'

/** Nobody is offered what his role may not do; who has no record in view is told what it takes. */
function offer(role: Role): string | null {
  if (!rightsOf(role, 'interaction').create) return null
  return recordInView.get() === null ? translate('interactions.command.noRecord') : ''
}

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
      offer,
      run: () => logContact('call'),
    },
    {
      id: 'interactions.logVisit',
      label: 'interactions.command.visit',
      alias: 'interactions.command.alias',
      icon: IconUsers,
      offer,
      run: () => logContact('visit'),
    },
    {
      id: 'interactions.logEmail',
      label: 'interactions.command.email',
      alias: 'interactions.command.alias',
      icon: IconMail,
      offer,
      run: () => logContact('email'),
    },
    {
      id: 'interactions.logMessage',
      label: 'interactions.command.message',
      alias: 'interactions.command.alias',
      icon: IconMessage,
      offer,
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
