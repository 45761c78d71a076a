import { readFacets } from '../../../../db/features/customers/facets-reader.ts'
import {
  countCustomers,
  positionOf,
  readCustomerPage,
  readStretch,
  sumPremiums,
} from '../../../../db/features/customers/list-reader.ts'
import { readSavedViews } from '../../../../db/features/customers/views.ts'
import { mirror, writer } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'
import { readCustomerCard } from './card.ts'

const customers = rpc.customers

export const customersHandlers = {
  page: customers.page.handler(({ context, input }) => ({
    rows: readCustomerPage(mirror(context), input, input, context.today()),
    offset: input.offset,
  })),
  stretch: customers.stretch.handler(({ context, input }) =>
    readStretch(mirror(context), input, input, context.today()),
  ),
  count: customers.count.handler(({ context, input }) => ({
    total: countCustomers(mirror(context), input, context.today()),
  })),
  premium: customers.premium.handler(({ context, input }) => ({
    premium: sumPremiums(mirror(context), input, context.today()),
  })),
  position: customers.position.handler(({ context, input }) => ({
    index: positionOf(mirror(context), input, input.id, context.today()),
  })),
  card: customers.card.handler(({ context, input, errors }) => {
    const card = readCustomerCard(mirror(context), input.id, context.today())
    if (!card) throw errors.NOT_FOUND()
    return card
  }),
  facets: customers.facets.handler(({ context, input }) => readFacets(mirror(context), input.field)),
  views: customers.views.handler(({ context }) => readSavedViews(mirror(context))),
  saveView: customers.saveView.handler(async ({ context, input }) => {
    await writer(context).call('saveView', input)
    return {}
  }),
  deleteView: customers.deleteView.handler(async ({ context, input }) => {
    await writer(context).call('deleteView', input)
    return {}
  }),
}
