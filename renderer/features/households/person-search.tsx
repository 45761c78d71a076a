import { Select } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import type { foundPerson } from '../../../shared/features/search/contract.ts'
import { useWords } from '../../lib/i18n.ts'
import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'

type FoundPerson = z.infer<typeof foundPerson>

/** Somebody this desk holds; `words` tell him from a namesake. */
export interface KnownPerson extends Pick<FoundPerson, 'id' | 'name' | 'kind'> {
  readonly words: string
}

/** Who was chosen: somebody this desk holds, or a name that nobody has yet. */
export type Picked = { readonly person: KnownPerson } | { readonly newName: string } | null

interface PersonSearchProps {
  readonly label: string
  readonly picked: Picked
  /** Who is not offered. */
  readonly except: readonly string[]
  /** A new prospect may be made of a name that is not found. */
  readonly mayMake: boolean
  readonly problem: string | null
  readonly onPick: (picked: Picked) => void
}

const most = 8
const newPerson = 'new'

/** Somebody by name, code or phone as typed; what is not found may become a new prospect. */
export function PersonSearch({ label, picked, except, mayMake, problem, onPick }: PersonSearchProps) {
  const { t } = useWords()
  const [text, setText] = useState(nameOf(picked))
  const typed = text.trim()
  const { data } = useLive({
    key: ['households', 'search', typed],
    tables: ['customer'],
    ask: (signal) => rpc.search.find({ text: typed, limit: most + except.length }, { signal }),
    enabled: typed !== '',
  })
  const found = (data?.people ?? [])
    .filter(({ id }) => !except.includes(id))
    .slice(0, most)
    .map(
      (person): KnownPerson => ({
        id: person.id,
        name: person.name,
        kind: person.kind,
        words: wordsOf(person),
      }),
    )
  const people =
    picked && 'person' in picked && !found.some(({ id }) => id === picked.person.id)
      ? [picked.person, ...found]
      : found
  const options = people.map(({ id, words }) => ({ value: id, label: words }))
  const name = picked && 'newName' in picked && text === nameOf(picked) ? picked.newName : typed
  if (mayMake && name !== '') options.push({ value: newPerson, label: t('households.newPerson', { name }) })
  return (
    <Select
      label={label}
      data={typed === '' && !picked ? [] : options}
      filter={({ options: all }) => all}
      searchable
      searchValue={text}
      onSearchChange={setText}
      value={picked === null ? null : 'person' in picked ? picked.person.id : newPerson}
      onChange={(value) => {
        const person = people.find(({ id }) => id === value)
        if (person) onPick({ person })
        else onPick(value === newPerson ? { newName: name } : null)
      }}
      selectFirstOptionOnChange
      placeholder={t('households.searchHint')}
      nothingFoundMessage={typed === '' ? undefined : t('households.nobody')}
      error={problem || undefined}
      data-autofocus=""
      maxDropdownHeight={300}
    />
  )
}

/** Enough to tell namesakes apart. */
function wordsOf({ name, age, municipality }: FoundPerson): string {
  return [name, age === null ? null : String(age), municipality].filter(Boolean).join(' · ')
}

function nameOf(picked: Picked): string {
  if (picked === null) return ''
  return 'person' in picked ? picked.person.words : picked.newName
}
