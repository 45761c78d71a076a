import { IconBriefcase } from '@tabler/icons-react'
import type { z } from 'zod'
import type { foundPerson } from '../../../shared/features/search/contract.ts'
import { displayPhone } from '../../../shared/lib/phone.ts'
import { Private } from '../../components/amount/private.tsx'
import { Avatar, initialsOf } from '../../components/avatar/avatar.tsx'
import { Chip } from '../../components/chip/chip.tsx'
import type { PaletteRow } from '../../components/palette/palette-model.ts'
import type { Translate } from '../../lib/i18n.ts'
import { paths } from '../../lib/paths.ts'
import { Highlighted } from './highlighted.tsx'

export type FoundPerson = z.infer<typeof foundPerson>

/** A person or firm as a row of the palette. */
export function personRow(
  person: FoundPerson,
  typed: string,
  t: Translate,
  navigate: (to: string) => void,
): PaletteRow {
  return {
    id: person.id,
    icon:
      person.kind === 'PG' ? (
        <IconBriefcase size={16} stroke={2} aria-hidden="true" />
      ) : (
        <Avatar initials={initialsOf(person.name)} />
      ),
    title: <Highlighted name={person.name} typed={typed} />,
    detail: <PersonDetail person={person} t={t} />,
    chip: <TermChip person={person} t={t} />,
    onOpen: () => navigate(paths.customer(person.id)),
    onOpenBeside: () => navigate(paths.customerBeside(person.id)),
  }
}

function PersonDetail({ person, t }: { readonly person: FoundPerson; readonly t: Translate }) {
  const first = [
    person.status === 'CLIENTE' ? null : t(`code.status.${person.status}`),
    person.age === null ? null : t('search.age', { count: person.age }),
    person.municipality,
    person.matched === 'name' ? null : t(`search.by.${person.matched}`),
  ].filter((part) => part !== null)
  const showsPolicies = person.kind === 'PG' && person.policies > 0
  return (
    <>
      {first.join(', ')}
      {showsPolicies && ` · ${t('search.policyCount', { count: person.policies })}`}
      {!showsPolicies && person.phone && (
        <>
          {first.length > 0 && ' · '}
          <Private>{displayPhone(person.phone)}</Private>
        </>
      )}
    </>
  )
}

function TermChip({ person, t }: { readonly person: FoundPerson; readonly t: Translate }) {
  const { kind } = person.term
  if (kind === 'grace')
    return (
      <Chip tone="today" sign="today">
        {t('search.term.grace')}
      </Chip>
    )
  if (kind === 'out' || kind === 'never-covered')
    return (
      <Chip tone="late" sign="late">
        {t(`search.term.${kind}`)}
      </Chip>
    )
  return null
}
