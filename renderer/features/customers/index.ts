import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import type { RendererFeature } from '../../lib/feature.ts'
import { paths } from '../../lib/paths.ts'
import { rightsOf } from '../../lib/rights.ts'
import { customerCommands } from './commands.ts'
import { CustomerPage } from './customer-page.tsx'
import { askFirstRows } from './customers-list.ts'
import { CustomersPage } from './customers-page.tsx'
import { NewProspectPage } from './prospect/new-prospect-page.tsx'

export const customersFeature: RendererFeature = {
  name: 'customers',
  pages: [
    { path: paths.customers, Page: CustomersPage },
    { path: paths.newCustomer(), Page: NewProspectPage },
    { path: paths.customer(':id'), Page: CustomerPage },
  ],
  rail: { order: 20, icon: IconUsers, label: 'customers.title', to: paths.customers, group: 'work' },
  commands: customerCommands,
  prepare: askFirstRows,
  makers: [
    {
      id: 'customers.make',
      icon: IconUserPlus,
      label: (text, t) => t('customers.new.of', { text }),
      allowed: (role) => rightsOf(role, 'customer').create,
      run: (typed, { navigate }) => navigate(paths.newCustomer(typed)),
    },
  ],
}
