import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { EmptyState } from '../../components/empty-state/empty-state.tsx'
import { ErrorState } from '../../components/error-state/error-state.tsx'
import { Inbox, type InboxGroup, type InboxLine } from '../../components/inbox/inbox.tsx'
import { useConflictGroup } from '../../features/conflicts/use-conflict-group.tsx'
import { useEditGroups } from '../../features/edits/use-edit-groups.tsx'
import { linkLook, useSyncStatus } from '../../features/sync/status.ts'
import { SyncLog } from '../../features/sync/sync-log.tsx'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { lineParam, paths } from '../../lib/paths.ts'
import styles from './inbox-page.module.css'

/** What comes in and goes out: conflicts, what was refused, what waits, what was merged, and the log of the link. */
export function InboxPage() {
  const { t } = useWords()
  const { groups, fault, askAgain } = useGroups()
  useWayBack()
  return (
    <>
      <header className={styles.head}>
        <h1>{t('edits.inbox')}</h1>
      </header>
      {groups && <Lines groups={groups} />}
      {!groups && fault && (
        <div className={styles.sheet}>
          <ErrorState
            title={t('edits.inbox.failed')}
            actions={
              <Button variant="filled" onClick={askAgain}>
                {t('common.retry')}
              </Button>
            }
          >
            {t('edits.inbox.failed.text')}
          </ErrorState>
        </div>
      )}
    </>
  )
}

function Lines({ groups }: { readonly groups: readonly InboxGroup[] }) {
  const { t } = useWords()
  const log = useLogGroup()
  const shown = [...groups, log]
  const lines = shown.flatMap((group) => group.lines)
  const { open, show } = useOpenLine(lines)
  const step = (by: -1 | 1) => {
    const next = open && lines[lines.indexOf(open) + by]
    if (next) show(next)
  }
  useKeys([
    { keys: ['j', 'ArrowDown'], label: 'edits.key.next', group: 'page', run: () => step(1) },
    { keys: ['k', 'ArrowUp'], label: 'edits.key.previous', group: 'page', run: () => step(-1) },
  ])
  if (lines.length === log.lines.length || !open) return <Nothing />
  return (
    <Inbox
      label={t('edits.inbox.lines')}
      detailLabel={t('edits.inbox.detail')}
      groups={shown}
      open={open}
      onOpen={show}
    />
  )
}

/** Nothing waits: what will stand here, and how the link stands. */
function Nothing() {
  const { t } = useWords()
  return (
    <div className={styles.sheet}>
      <EmptyState title={t('edits.inbox.empty.title')}>{t('edits.inbox.empty.text')}</EmptyState>
      <Log />
    </div>
  )
}

function Log() {
  const { t } = useWords()
  const status = useSyncStatus()
  return (
    <div className={styles.log}>
      <SyncLog status={status} look={linkLook(status, t)} />
    </div>
  )
}

/** The groups in the order in which they want a person; undefined until core has answered. */
function useGroups() {
  const online = useSyncStatus()?.link
  const conflicts = useConflictGroup()
  const edits = useEditGroups(online === 'online' || online === 'syncing')
  const groups =
    conflicts.group && edits.groups
      ? [conflicts.group, edits.groups.refused, edits.groups.waiting, edits.groups.merged]
      : undefined
  const askAgain = () => {
    conflicts.askAgain()
    edits.askAgain()
  }
  return { groups, fault: conflicts.error ?? edits.error, askAgain }
}

/** The log of the link, as the last line. */
function useLogGroup(): InboxGroup {
  const { t } = useWords()
  const look = linkLook(useSyncStatus(), t)
  const line: InboxLine = {
    id: 'log',
    sign: look.sign,
    title: t('edits.inbox.log'),
    about: '',
    note: look.words,
    detail: () => <Log />,
  }
  return { id: 'log', label: t('sync.link'), lines: [line], uncounted: true }
}

/** The line that is open: the one of the address; when that one is settled, the one that has come in its place. */
function useOpenLine(lines: readonly InboxLine[]) {
  const [search, setSearch] = useSearchParams()
  const wanted = search.get(lineParam)
  const at = useRef(0)
  const found = lines.findIndex(({ id }) => id === wanted)
  if (found >= 0) at.current = found
  const open = lines[found >= 0 ? found : Math.min(at.current, lines.length - 1)]
  const show = (line: InboxLine) => setSearch({ [lineParam]: line.id }, { replace: true })
  return { open, show }
}

/** Esc leads back to where one was, or to the customers. */
function useWayBack(): void {
  const navigate = useNavigate()
  const { key } = useLocation()
  useKeys([
    {
      keys: 'Escape',
      label: 'edits.key.back',
      group: 'page',
      run: () => void (key === 'default' ? navigate(paths.customers) : navigate(-1)),
    },
  ])
}
