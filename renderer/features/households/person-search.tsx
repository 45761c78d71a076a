import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useState } from 'react'
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
  const [typed, setTyped] = useState<string | null>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const asked = typed?.trim() ?? ''
  const people = usePeople(asked, except)
  const mayMakeThis = mayMake && asked !== ''
  const count = people.length + (mayMakeThis ? 1 : 0)
  const { dropdownOpened, selectFirstOption } = combobox
  const ids = people.map(({ id }) => id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever else is found, Enter takes the first
  useEffect(() => {
    if (dropdownOpened) selectFirstOption()
  }, [dropdownOpened, ids, count])

  const choose = (value: string) => {
    const person = people.find(({ id }) => id === value)
    onPick(person ? { person } : { newName: asked })
    setTyped(null)
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          label={label}
          value={typed ?? nameOf(picked)}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            if (picked !== null) onPick(null)
            combobox.openDropdown()
          }}
          onBlur={() => combobox.closeDropdown()}
          placeholder={t('households.searchHint')}
          error={problem || undefined}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          data-autofocus=""
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={count === 0}>
        <Combobox.Options aria-label={label}>
          {people.map(({ id, words }) => (
            <Combobox.Option key={id} value={id}>
              {words}
            </Combobox.Option>
          ))}
          {mayMakeThis && (
            <Combobox.Option value={newPerson}>{t('households.newPerson', { name: asked })}</Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function usePeople(text: string, except: readonly string[]): readonly KnownPerson[] {
  const { data } = useLive({
    key: ['households', 'search', text],
    tables: ['customer'],
    ask: (signal) => rpc.search.find({ text, limit: most + except.length }, { signal }),
    enabled: text !== '',
    // Enter takes the first of those that answer what stands in the field, and of no others.
    keepPrevious: false,
  })
  if (text === '' || !data) return []
  return data.people
    .filter(({ id }) => !except.includes(id))
    .slice(0, most)
    .map((person) => ({ id: person.id, name: person.name, kind: person.kind, words: wordsOf(person) }))
}

/** Enough to tell namesakes apart. */
function wordsOf({ name, age, municipality }: FoundPerson): string {
  return [name, age === null ? null : String(age), municipality].filter(Boolean).join(' · ')
}

function nameOf(picked: Picked): string {
  if (picked === null) return ''
  return 'person' in picked ? picked.person.words : picked.newName
}
