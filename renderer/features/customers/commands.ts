import { IconPencil, IconTrash, IconUserPlus } from '@tabler/icons-react'
import type { Command } from '../../lib/feature.ts'
import { paths } from '../../lib/paths.ts'
import { rightsOf } from '../../lib/rights.ts'
import { openRecord } from './edit/open-record.ts'
import { deleteProspect } from './mutations.ts'

/** Verbs of the palette. */
export const customerCommands: readonly Command[] = [
  {
    id: 'customers.new',
    label: 'customers.new',
    alias: 'customers.new.alias',
    icon: IconUserPlus,
    keys: 'n',
    offer: (role) => (rightsOf(role, 'customer').create ? '' : null),
    run: ({ navigate }) => navigate(paths.newCustomer()),
  },
  {
    id: 'customers.edit',
    label: 'customers.edit',
    icon: IconPencil,
    keys: 'shift+e',
    offer: () => whenTrue(openRecord.get()?.mayEdit),
    run: () => openRecord.get()?.openForm(),
  },
  {
    id: 'customers.delete',
    label: 'customers.delete',
    alias: 'customers.delete.alias',
    icon: IconTrash,
    offer: () => whenTrue(openRecord.get()?.mayDelete),
    run: ({ navigate }) => {
      const record = openRecord.get()
      if (record) void deleteProspect(record.id, navigate)
    },
  },
]

/** The open record's name, for a verb that may be used on it. */
function whenTrue(may: boolean | undefined): string | null {
  return may ? (openRecord.get()?.name ?? null) : null
}
