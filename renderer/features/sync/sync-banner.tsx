import { Button } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import type { SyncStatus } from '../../../shared/features/sync/contract.ts'
import { Banner } from '../../components/banner/banner.tsx'
import { useEditCounts } from '../../lib/edit-counts.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { paths } from '../../lib/paths.ts'
import { useNow } from '../../lib/use-now.ts'
import { syncNow } from './queries.ts'
import { sinceWords } from './since.ts'
import { useSyncStatus } from './status.ts'

/** What does not mend itself. */
const LOUD: readonly SyncStatus['problem'][] = ['disk-full', 'too-old', 'clock', 'certificate']

/** Says, as long as it lasts, that the desk works without head office, or why the link is held up. */
export function SyncBanner() {
  const { t } = useWords()
  const formats = useFormats()
  const status = useSyncStatus()
  const now = useNow(60_000)
  const navigate = useNavigate()
  const waiting = useEditCounts()?.waiting ?? 0
  if (!status || (status.link !== 'offline' && status.link !== 'paused')) return null
  if (status.link === 'paused' && !status.problem) return null

  const actions = (
    <>
      <Button variant="subtle" onClick={() => navigate(paths.inbox)}>
        {waiting > 0 ? t('sync.banner.see', { count: waiting }) : t('sync.banner.details')}
      </Button>
      <Button variant="subtle" onClick={syncNow}>
        {t('common.retry')}
      </Button>
    </>
  )
  if (status.problem) {
    const loud = LOUD.includes(status.problem)
    return (
      <Banner
        tone={loud ? 'late' : 'wait'}
        sign={loud ? 'late' : 'wait'}
        title={`${t(`sync.problem.${status.problem}`)}.`}
        actions={actions}
      >
        {t(`sync.problem.${status.problem}.text`)}{' '}
        {waiting > 0 && t('sync.banner.problem.waiting', { count: waiting })}
      </Banner>
    )
  }
  const title = t('sync.banner.offline', { since: sinceWords(status.since, now, formats, t) })
  return (
    <Banner tone="wait" icon={IconCloudOff} title={title} actions={actions}>
      {waiting > 0 ? t('sync.banner.offline.waiting', { count: waiting }) : t('sync.banner.offline.text')}{' '}
      {!status.complete && t('sync.incomplete')}
    </Banner>
  )
}
