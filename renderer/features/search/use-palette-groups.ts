import { useNavigate } from 'react-router'
import type { PaletteGroup } from '../../components/palette/palette-model.ts'
import { useDeskOwner } from '../../lib/desk-owner.ts'
import { useAllCommands, useMakers, useRailEntries } from '../../lib/feature.ts'
import { type Translate, useWords } from '../../lib/i18n.ts'
import { useListedKeys } from '../../lib/keyboard.ts'
import { type Offer, offerRow, offerRows } from './command-rows.tsx'
import { type FoundPerson, personRow } from './person-row.tsx'
import { type FoundPolicy, policyRow } from './policy-row.tsx'
import { useFound, useRecent } from './queries.ts'

const shownRecent = 8

export interface PaletteContent {
  readonly groups: readonly PaletteGroup[]
  /** The rows answer an older text. */
  readonly stale: boolean
  readonly count: string | undefined
  readonly failed: unknown
}

/** What the palette shows for a text: nothing typed, recents; ">" and words, verbs; else people, policies, verbs, pages. */
export function usePaletteGroups(text: string): PaletteContent {
  const { t } = useWords()
  const navigate = useNavigate()
  const go = (to: string) => void navigate(to)
  const onlyCommands = text.trimStart().startsWith('>')
  const typed = onlyCommands ? text.replace('>', '').trim() : text.trim()
  const sought = onlyCommands ? '' : typed

  const found = useFound(sought)
  const recent = useRecent().data ?? []
  const commands = [...useCommandOffers(go), ...useKeyOffers()]
  const pages = usePageOffers(go)

  const people = (rows: readonly FoundPerson[]) => rows.map((person) => personRow(person, typed, t, go))
  const makers = useMakerOffers(sought, go)
  const verbs = group('commands', t('search.commands'), offerRows(commands, typed))
  if (onlyCommands) return { groups: [verbs], stale: false, count: undefined, failed: null }

  const places = group('pages', t('search.pages'), offerRows(pages, typed))
  if (sought === '') {
    const last = group('recent', t('search.recent'), people(recent.slice(0, shownRecent)))
    return { groups: [last, verbs, places], stale: false, count: undefined, failed: null }
  }

  const data = found.data
  const persons = group('people', t('search.people'), people(data?.people ?? []))
  const policies = group(
    'policies',
    t('search.policies'),
    (data?.policies ?? []).map((policy) => policyRow(policy, typed, t, go)),
  )
  const exact = isExact(data?.policies ?? [], typed)
  // Who types a policy's number or plate seeks what it belongs to, and makes nobody of it.
  const nothing =
    data !== undefined && !found.isPlaceholderData && data.people.length === 0 && data.policies.length === 0
  const make = group(
    'make',
    t('search.none', { text: typed }),
    nothing ? makers.map((maker) => offerRow(maker)) : [],
  )
  const first = exact ? [policies, persons] : [persons, policies]
  return {
    // Who types a verb means the verb: somebody new is made only where nothing else fits better.
    groups: [...first, verbs, places, make],
    stale: found.isPending || found.isPlaceholderData,
    count: data && countWords(data, t),
    failed: found.error,
  }
}

function group(id: string, label: string, rows: PaletteGroup['rows']): PaletteGroup {
  return { id, label, rows }
}

/** A pasted policy number or plate stands before the people. */
export function isExact(policies: readonly Pick<FoundPolicy, 'number' | 'plate'>[], typed: string): boolean {
  const bare = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const wanted = bare(typed)
  return (
    wanted !== '' &&
    policies.some(
      ({ number, plate }) => bare(number) === wanted || (plate !== null && bare(plate) === wanted),
    )
  )
}

const countedAtMost = 500

function countWords({ total, of }: { total: number; of: number }, t: Translate): string {
  const found = total >= countedAtMost ? t('search.foundMany', { found: total }) : total
  return t('search.foundOf', { found, count: of })
}

function useCommandOffers(navigate: (to: string) => void): readonly Offer[] {
  const { t } = useWords()
  const { role } = useDeskOwner().user
  // A key is taught where it acts.
  const standing = new Set(useListedKeys().flatMap(({ keys }) => keys))
  return useAllCommands().flatMap((command) => {
    const detail = command.offer ? command.offer(role) : ''
    if (detail === null) return []
    return {
      id: command.id,
      words: t(command.label),
      detail,
      icon: command.icon,
      keys: command.keys && standing.has(command.keys) ? command.keys : undefined,
      run: () => command.run({ navigate }),
      ...(command.alias ? { alias: t(command.alias) } : {}),
    }
  })
}

/** Keys of the page, or of the record in view, that are verbs too. */
function useKeyOffers(): readonly Offer[] {
  const { t } = useWords()
  return useListedKeys().flatMap(({ keys, label, command }) => {
    if (!command || !label) return []
    const { icon, alias, run } = command
    return {
      id: label,
      words: t(label),
      icon,
      keys: [keys].flat()[0],
      run,
      ...(alias ? { alias: t(alias) } : {}),
    }
  })
}

function useMakerOffers(typed: string, navigate: (to: string) => void): readonly Offer[] {
  const { t } = useWords()
  const { role } = useDeskOwner().user
  return useMakers()
    .filter((maker) => maker.allowed(role))
    .map((maker) => ({
      id: maker.id,
      words: maker.label(typed, t),
      icon: maker.icon,
      run: () => maker.run(typed, { navigate }),
    }))
}

function usePageOffers(navigate: (to: string) => void): readonly Offer[] {
  const { t } = useWords()
  return useRailEntries().map((entry) => ({
    id: entry.to,
    words: t('search.goTo', { page: t(entry.label) }),
    icon: entry.icon,
    run: () => navigate(entry.to),
  }))
}
