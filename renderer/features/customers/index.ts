import { IconUsers } from '@tabler/icons-react'
import type { RendererFeature } from '../../lib/feature.ts'
import { paths } from '../../lib/paths.ts'
import { CustomerPage } from './customer-page.tsx'
import { askFirstRows } from './customers-list.ts'
import { CustomersPage } from './customers-page.tsx'

export const customersFeature: RendererFeature = {
  name: 'customers',
  pages: [
    { path: paths.customers, Page: CustomersPage },
    { path: paths.customer(':id'), Page: CustomerPage },
  ],
  prepare: askFirstRows,
  rail: { order: 20, icon: IconUsers, label: 'customers.title', to: paths.customers, group: 'work' },
  commands: [
    {
      id: 'customers.open',
      label: 'customers.command.open',
      icon: IconUsers,
      run: ({ navigate }) => navigate(paths.customers),
    },
  ],
}
