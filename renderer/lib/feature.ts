import type { Icon } from '@tabler/icons-react'
import { type ComponentType, createContext, use, useMemo } from 'react'
import type { CustomerCard } from '../../shared/features/customers/contract.ts'
import type { Role } from '../../shared/features/network/model.ts'
import type { LabelKey } from '../../shared/i18n/catalogue.ts'
import type { Translate } from './i18n.ts'

/** A page and its address, such as "clienti/:id". Large pages are made with React.lazy. */
export interface FeaturePage {
  readonly path: string
  readonly Page: ComponentType
}

/** An entry of the rail. Top entries stand in three groups divided by hairlines. */
export interface RailEntry {
  readonly order: number
  readonly icon: Icon
  readonly label: LabelKey
  /** Address it leads to, such as "/clienti". */
  readonly to: string
  readonly group: 'work' | 'trade' | 'network' | 'foot'
  /** A hook that gives the figure beside the word; null shows none. */
  readonly useCount?: () => RailCount | null
}

export interface RailCount {
  readonly count: number
  readonly urgency?: 'late' | 'today'
}

/** What a verb may use when it is run from the palette. */
export interface CommandContext {
  readonly navigate: (to: string) => void
}

/** A verb of the palette. */
export interface Command {
  readonly id: string
  readonly label: LabelKey
  readonly icon: Icon
  /** Its key, as in `KeyBinding.keys`: the palette teaches it. */
  readonly keys?: string
  /** Further words by which it is found. */
  readonly alias?: LabelKey
  /** What it would be done to now, in words, or ''; null where there is nothing, or the role may not. */
  readonly offer?: (role: Role) => string | null
  readonly run: (context: CommandContext) => void
}

/** Makes something of what was typed into the search. */
export interface Maker {
  readonly id: string
  readonly icon: Icon
  /** Its words, with what was typed. */
  readonly label: (typed: string, t: Translate) => string
  /** Whether who sits here may. */
  readonly allowed: (role: Role) => boolean
  readonly run: (typed: string, context: CommandContext) => void
}

export interface CustomerPartProps {
  readonly customerId: string
  /** It stands beside the list, where there is half the room. */
  readonly narrow?: boolean
}

/** What a feature puts on the record of a customer. Each part stands in its own place; a feature may fill several. */
export interface CustomerPanel {
  readonly id: string
  readonly order: number
  readonly label: LabelKey
  /** Above everything on the record, as long as something must be settled first or is under way; else nothing. */
  readonly Head?: ComponentType<CustomerPartProps>
  /** Verbs at the head of the record, with their keys and the forms they open; it stands as long as the record is in view. */
  readonly Actions?: ComponentType<CustomerPartProps>
  /** Its tab, where it shows everything. */
  readonly Panel?: ComponentType<CustomerPartProps>
  /** The figure beside the tab's word. */
  readonly count?: (counts: CustomerCard['counts']) => number
  /** Its part of the summary tab. */
  readonly Summary?: ComponentType<CustomerPartProps>
  /** The summary needs half the width only: two such stand side by side. */
  readonly half?: boolean
  /** Its part of the record beside the list. */
  readonly Beside?: ComponentType<CustomerPartProps>
  /** The tab stands beside the list too. */
  readonly tabBeside?: boolean
  /** Its sheet in the side column. */
  readonly Side?: ComponentType<CustomerPartProps>
}

/** A part that a feature puts on the settings page. */
export interface SettingsSection {
  readonly id: string
  readonly order: number
  readonly label: LabelKey
  readonly Section: ComponentType
}

/** Everything a feature gives the window; the one line of renderer/features/index.ts takes it in. */
export interface RendererFeature {
  readonly name: string
  readonly pages: readonly FeaturePage[]
  /** Asks for what its part of the first page shows; called when a session opens, before anything is drawn. */
  readonly prepare?: () => void
  readonly rail?: RailEntry
  /** Verbs of the palette. */
  readonly commands?: readonly Command[]
  /** Offered where a search finds nobody. */
  readonly makers?: readonly Maker[]
  readonly customerPanels?: readonly CustomerPanel[]
  readonly settings?: readonly SettingsSection[]
}

const none: readonly RendererFeature[] = []

/** All features, given by the app: a feature never imports another, it finds what others offer here. */
export const Features = createContext(none)

/** The customer panels of all features in their order. */
export function useCustomerPanels(): readonly CustomerPanel[] {
  const features = use(Features)
  return useMemo(() => inOrder(features.flatMap((one) => one.customerPanels ?? [])), [features])
}

/** The sections of the settings page in their order. */
export function useSettingsSections(): readonly SettingsSection[] {
  const features = use(Features)
  return useMemo(() => inOrder(features.flatMap((one) => one.settings ?? [])), [features])
}

/** The entries of the rail in their order. */
export function useRailEntries(): readonly RailEntry[] {
  const features = use(Features)
  return useMemo(() => inOrder(features.flatMap((one) => one.rail ?? [])), [features])
}

/** The verbs of all features. */
export function useAllCommands(): readonly Command[] {
  const features = use(Features)
  return useMemo(() => features.flatMap((one) => one.commands ?? []), [features])
}

/** What can be made of a search that finds nobody. */
export function useMakers(): readonly Maker[] {
  const features = use(Features)
  return useMemo(() => features.flatMap((one) => one.makers ?? []), [features])
}

function inOrder<Item extends { readonly order: number }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => a.order - b.order)
}
