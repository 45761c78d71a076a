import { Desk, startDesk } from './desk.ts'
import { type Office, openOffice } from './desk-office.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'
import { addTestUser } from './head-office.ts'

type More = Partial<ConstructorParameters<typeof Desk>[0]>

/** A head office behind a wire that can fail, and desks of users of their own, so that what happens to one touches no other. */
export class ProxiedDesks {
  readonly office: Office
  readonly proxy: FaultProxy
  #users = 0

  private constructor(office: Office, proxy: FaultProxy) {
    this.office = office
    this.proxy = proxy
  }

  static async open(customers: number): Promise<ProxiedDesks> {
    const office = await openOffice(customers)
    return new ProxiedDesks(office, await openFaultProxy(office.url))
  }

  /** A desk whose owner is signed in. */
  async start(more: More = {}): Promise<Desk> {
    const username = `utente${++this.#users}`
    await addTestUser(this.office.pool, { username, role: 'AGENTE_TITOLARE', agencies: [1] })
    return startDesk({ headOfficeUrl: this.proxy.url, username, ...more })
  }

  /** The same data folder in a desk that was started anew. */
  restarted(desk: Desk, more: More = {}): Desk {
    const { dataDir, username, password } = desk
    return new Desk({ headOfficeUrl: this.proxy.url, dataDir, username, password, ...more })
  }

  async offline<T>(act: () => Promise<T>): Promise<T> {
    this.proxy.down = true
    try {
      return await act()
    } finally {
      this.proxy.down = false
    }
  }

  async close(): Promise<void> {
    await this.proxy.close()
    await this.office.close()
  }
}
