import { readRoster } from '../../../../db/features/network/reader.ts'
import { mirror } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'

export const networkHandlers = {
  roster: rpc.network.roster.handler(({ context }) => readRoster(mirror(context))),
}
