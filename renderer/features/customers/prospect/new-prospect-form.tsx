import { Button, SegmentedControl } from '@mantine/core'
import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { uuidV7 } from '../../../../shared/lib/ids.ts'
import { Banner } from '../../../components/banner/banner.tsx'
import { TextField } from '../../../components/form/text-field.tsx'
import { Kbd } from '../../../components/kbd/kbd.tsx'
import { useToday } from '../../../components/time/use-today.ts'
import { draftOf } from '../../../lib/drafts.ts'
import { applyEdits, createEdit } from '../../../lib/edits.ts'
import { useWords } from '../../../lib/i18n.ts'
import { paths } from '../../../lib/paths.ts'
import { fieldLabel, problemWords } from '../../../lib/step-words.ts'
import { useStore } from '../../../lib/store.ts'
import {
  asKind,
  type ProspectKey,
  prospectKeys,
  prospectRow,
  readProspect,
  textsOfSearch,
} from './new-prospect.ts'
import styles from './prospect.module.css'
import { SamePeople } from './same-people.tsx'
import { useSame } from './use-same.ts'

const draftKey = 'customer:new'
const inputModes = { mobile: 'tel', email: 'email' } as const

/** Name and one way to reach; what is typed stays, also when the window closes. */
export function NewProspectForm({ asked }: { readonly asked: string }) {
  const { t } = useWords()
  const today = useToday()
  const navigate = useNavigate()
  const draft = draftOf(draftKey)
  const { texts } = useStore(draft.typed)
  const restored = useStore(draft.found) !== null
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({})
  const form = useRef<HTMLFormElement>(null)
  const begin = useStart(asked)

  const kind = texts.kind === 'PG' ? 'PG' : 'PF'
  const read = readProspect(kind, texts, today, t)
  const same = useSame(read)
  const nameOf = (key: ProspectKey) =>
    key === 'lastName'
      ? t(kind === 'PG' ? 'customers.field.firmName' : 'customers.field.lastName')
      : fieldLabel('customer', key, t)
  const problemOf = (key: ProspectKey) => {
    if (refused[key]) return refused[key]
    const problem = read.problems.get(key)
    return problem && (!problem.unfinished || left.has(key)) ? problem.words : null
  }
  const type = (change: Readonly<Record<string, string>>) => {
    draft.take()
    draft.write(change)
    setRefused({})
  }

  /** Pressed twice, it makes one. */
  const creating = useRef(false)
  const create = async () => {
    setLeft(new Set(prospectKeys(kind)))
    const [wrong] = read.problems.keys()
    if (wrong) return focusOn(form.current, wrong)
    if (creating.current) return
    creating.current = true
    const id = uuidV7(Date.now(), (length) => crypto.getRandomValues(new Uint8Array(length)))
    const done = await applyEdits([createEdit('customer', id, prospectRow(kind, read))])
    if (!done.applied) {
      creating.current = false
      setRefused(
        // A reason of something that is not asked here stands at the first field, where it is seen.
        Object.fromEntries(
          done.problems.map((one) => [
            prospectKeys(kind).find((key) => key === one.field) ?? 'lastName',
            problemWords(one, t),
          ]),
        ),
      )
      return
    }
    draft.discard()
    void navigate(paths.customer(id), { replace: true })
  }

  // A phone is a family's; a code is one person's, and Enter must not make him twice.
  const twin = same.find(({ by }) => by === 'fiscalCode' || by === 'vatNumber')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (twin) void navigate(paths.customer(twin.id))
    else void create()
  }

  return (
    <form ref={form} className={styles.form} aria-label={t('customers.new')} noValidate onSubmit={submit}>
      {restored && (
        <Banner
          tone="wait"
          sign="wait"
          title={t('customers.new.restored')}
          actions={
            <Button
              variant="subtle"
              onClick={() => {
                draft.discard()
                begin()
                focusOn(form.current, 'lastName')
              }}
            >
              {t('customers.new.reset')}
            </Button>
          }
        />
      )}
      <SegmentedControl
        className={styles.kind ?? ''}
        aria-label={t('customers.new.kind')}
        value={kind}
        onChange={(value) => type({ kind: value, ...asKind(value === 'PG' ? 'PG' : 'PF', texts) })}
        data={[
          { value: 'PF', label: t('customers.new.person') },
          { value: 'PG', label: t('customers.new.firm') },
        ]}
      />
      {prospectKeys(kind).map((key, index) => (
        <TextField
          key={key}
          name={key}
          label={nameOf(key)}
          value={texts[key] ?? ''}
          onChange={(text) => type({ [key]: text })}
          onLeave={() => texts[key] && setLeft((before) => new Set([...before, key]))}
          problem={problemOf(key)}
          focused={index === 0}
          maxLength={key === 'email' ? 254 : 200}
          inputMode={key in inputModes ? inputModes[key as keyof typeof inputModes] : 'text'}
        />
      ))}
      <SamePeople people={same} />
      <div className={styles.actions}>
        <Button type="submit" variant="filled" size="md" rightSection={<Kbd keys="Enter" />}>
          {twin ? t('customers.same.open', { name: twin.name }) : t('customers.new.create')}
        </Button>
        {twin && (
          <Button size="md" onClick={() => void create()}>
            {t('customers.new.createAnyway')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** What was left here comes back; where nothing was, one begins with what was looked for. */
function useStart(asked: string): () => void {
  const { t } = useWords()
  const today = useToday()
  const begin = () => {
    if (asked === '') return
    const { kind, texts } = textsOfSearch(asked, today, t)
    draftOf(draftKey).write({ ...texts, kind })
  }
  const latest = useRef(begin)
  useLayoutEffect(() => {
    latest.current = begin
  })
  useEffect(() => {
    const draft = draftOf(draftKey)
    void draft.load().then(() => draft.isEmpty() && latest.current())
    return () => draft.leave()
  }, [])
  return begin
}

function focusOn(form: HTMLFormElement | null, key: ProspectKey): void {
  form?.querySelector<HTMLInputElement>(`input[name="${key}"]`)?.focus()
}
