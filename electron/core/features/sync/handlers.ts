import { readLog } from '../../../../db/sync/log.ts'
import { mirror, writer } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'

const LOG_LINES = 50

export const syncHandlers = {
  watch: rpc.sync.watch.handler(({ context, signal }) => context.session.syncStatus.follow(signal)),
  now: rpc.sync.now.handler(async ({ context }) => {
    await writer(context).call('syncNow', null)
    return {}
  }),
  log: rpc.sync.log.handler(({ context }) => readLog(mirror(context), LOG_LINES)),
  changes: rpc.sync.changes.handler(({ context, signal }) => context.session.changes.follow(signal)),
}
