import { peopleByIds } from '../../../../db/features/search/reader.ts'
import { readRecent } from '../../../../db/features/search/recent.ts'
import { mirror, writer } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'
import { find } from './find.ts'

const RECENT = 8

export const searchHandlers = {
  find: rpc.search.find.handler(({ context, input }) =>
    find(mirror(context), input.text, input.limit, context.today()),
  ),
  recent: rpc.search.recent.handler(({ context }) => {
    const db = mirror(context)
    return peopleByIds(db, readRecent(db, RECENT), context.today())
  }),
  opened: rpc.search.opened.handler(async ({ context, input }) => {
    await writer(context).call('opened', input)
    return {}
  }),
}
