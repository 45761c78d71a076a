import { type HomePlace, homesOfChieri, homesOfTorino } from './words/places.ts'

/** The sizes of data that can be made; `sample` is for quick tests. */
export type PresetName = 'sample' | 'demo' | 'agency' | 'network'

export type AgencyPreset = {
  readonly agencyId: number
  readonly code: string
  readonly name: string
  readonly seat: { readonly street: string; readonly postcode: string; readonly municipality: string }
  readonly homes: readonly HomePlace[]
  /** Customers with a policy in portfolio; prospects and former customers come on top (domain.md section 3). */
  readonly customers: number
  /** domain.md section 5: 12 people, 2 agents, 4 sub-agents, 6 employees; more where the agency is huge. */
  readonly subAgents: number
  readonly employees: number
  /** The people and customers of the pictures, made by hand, are among them. */
  readonly handMade: boolean
}

const torinoCentro = {
  agencyId: 42,
  code: '042',
  name: 'Torino Centro',
  seat: { street: 'Via Cernaia 24', postcode: '10122', municipality: 'Torino' },
  homes: homesOfTorino,
  subAgents: 4,
  employees: 6,
  handMade: true,
}

const chieri = {
  agencyId: 117,
  code: '117',
  name: 'Chieri',
  seat: { street: 'Via Vittorio Emanuele II 58', postcode: '10023', municipality: 'Chieri' },
  homes: homesOfChieri,
  subAgents: 4,
  employees: 6,
  handMade: false,
}

export const presets: Readonly<Record<PresetName, readonly AgencyPreset[]>> = {
  sample: [{ ...torinoCentro, customers: 60 }],
  demo: [
    { ...torinoCentro, customers: 2046 },
    { ...chieri, customers: 454 },
  ],
  agency: [{ ...torinoCentro, customers: 6000 }],
  network: [{ ...torinoCentro, customers: 100_000, subAgents: 40, employees: 60 }],
}

/** What comes on top of a hundred customers, and what they hold. */
export const perCustomer = {
  prospects: 0.08,
  former: 0.15,
  firms: 0.12,
  /** Policies that are over, of customers and former customers together: 103 beside the 157 in portfolio. */
  endedPolicies: 1.03,
} as const
