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

let connection: Promise<Connection> | undefined
let generation = 0

/** The port now in use; asked for at the first call, and again after core has started anew. */
function current(): Promise<Connection> {
  connection ??= connect().catch((fault: unknown) => {
    connection = undefined
    throw fault
  })
  return connection
}

async function connect(): Promise<Connection> {
  const port = await requestCorePort(generation)
  return { port, link: new RPCLink({ port }) }
}

function drop(): void {
  const old = connection
  connection = undefined
  old?.then(({ port }) => port.close()).catch(() => {})
}

const link: ClientLink<ClientContext> = {
  call: async (path, input, options) => (await current()).link.call(path, input, options),
}

/** The typed client of core. A call made while core restarts waits for the new port. */
export const rpc: DeskClient = createORPCClient(link)

/** Follows core's life: drops the port of a core that is gone. Call once, at the start of the page. */
export function followCore(onRestart: (state: CoreState) => void): void {
  shell().onCoreState((state) => {
    if (state.state === 'ready' && state.generation !== generation) {
      const first = generation === 0
      generation = state.generation
      if (!first) drop()
    } else if (state.state === 'restarting' || state.state === 'failed') drop()
    onRestart(state)
  })
  // Chromium 114 crashes on reload when a port is still open.
  window.addEventListener('pagehide', drop)
}
