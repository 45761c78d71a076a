import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { deskContract } from '../../shared/rpc/desk-contract.ts'
import type { CoreState } from '../../shared/rpc/shell.ts'
import { type CorePort, requestCorePort } from './core-port.ts'
import { shell } from './shell.ts'

/** Everything the window may ask of core. */
export type DeskClient = ContractRouterClient<typeof deskContract>

interface Connection {
  readonly port: CorePort
  readonly link: ClientLink<ClientContext>
}

let open: Connection | undefined
let opening: Promise<Connection> | undefined
let givenUp = false

/** The port now in use; asked for at the first call, and again after core has died. Main answers when core is ready. */
function current(): Promise<Connection> {
  if (open) return Promise.resolve(open)
  if (givenUp) return Promise.reject(new Error('Core cannot be started.'))
  opening ??= connect().finally(() => {
    opening = undefined
  })
  return opening
}

async function connect(): Promise<Connection> {
  const port = await requestCorePort()
  open = { port, link: new RPCLink({ port }) }
  return open
}

function drop(): void {
  open?.port.close()
  open = undefined
}

const link: ClientLink<ClientContext> = {
  call: async (path, input, options) => (await current()).link.call(path, input, options),
}

/** The typed client of core. A call made while core restarts waits for the new port. */
export const rpc: DeskClient = createORPCClient(link)

/** Follows core's life: drops the port of a core that is gone. Call once, at the start of the page. */
export function followCore(onState: (state: CoreState) => void): void {
  shell().onCoreState((state) => {
    givenUp = state.state === 'failed'
    if (state.state !== 'ready') drop()
    onState(state)
  })
  // Chromium 114 crashes on reload when a port is still open.
  window.addEventListener('pagehide', drop)
}

/** The user wants another try after core was given up; asking for a port makes main start it. */
export function askCoreAgain(): void {
  givenUp = false
  current().catch(() => {})
}
