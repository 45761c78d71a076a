import { Button } from '@mantine/core'
import { useState } from 'react'
import { direction } from '../../../shared/features/interactions/model.ts'
import { contactChannel } from '../../../shared/lib/codes.ts'
import { PickMenu } from '../../components/pick-menu/pick-menu.tsx'
import { Nothing, Section } from '../../components/record/section.tsx'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { useRights } from '../../lib/rights.ts'
import { FollowUpsBeside } from './follow-ups.tsx'
import { History } from './history.tsx'
import styles from './interactions-panel.module.css'
import { type InteractionFilter, noFilter, useInteractions } from './queries.ts'

const step = 50
/** More than anybody has; core takes no larger window. */
const most = 2000
const onSummary = 6

/** The whole contact history, narrowed by channel and direction. */
export function InteractionsPanel({ customerId }: CustomerPartProps) {
  const [limit, setLimit] = useState(step)
  return (
    <Interactions
      customerId={customerId}
      limit={limit}
      {...(limit < most ? { onMore: () => setLimit(Math.min(most, limit + step)) } : {})}
    />
  )
}

/** The latest contacts, on the summary; what was promised comes before them where there is no side column. */
export function InteractionsSummary({ customerId }: CustomerPartProps) {
  return (
    <div className={styles.summary}>
      <div className={styles.withoutSide}>
        <FollowUpsBeside customerId={customerId} />
      </div>
      <Interactions customerId={customerId} limit={onSummary} />
    </div>
  )
}

interface InteractionsProps {
  readonly customerId: string
  readonly limit: number
  readonly onMore?: () => void
}

function Interactions({ customerId, limit, onMore }: InteractionsProps) {
  const { t } = useWords()
  const formats = useFormats()
  const [filter, setFilter] = useState<InteractionFilter>(noFilter)
  const found = useInteractions(customerId, filter, limit)
  const mayLog = useRights('interaction').create
  const filtered = filter.channel !== null || filter.direction !== null
  if (!found) return null
  const more = found.rows.length < found.total && onMore
  return (
    <Section
      title={t('interactions.title')}
      note={formats.number(found.total)}
      tools={(filtered || found.total > 0) && <InteractionFilters filter={filter} onChange={setFilter} />}
    >
      {found.rows.length === 0 && (
        <Nothing>
          {t(filtered ? 'interactions.noneFiltered' : mayLog ? 'interactions.none.log' : 'interactions.none')}
        </Nothing>
      )}
      <History customerId={customerId} lines={found.rows} />
      {more && (
        <div className={styles.more}>
          <Button variant="subtle" onClick={more}>
            {t('interactions.more')}
          </Button>
          <span>{t('interactions.shown', { shown: found.rows.length, total: found.total })}</span>
        </div>
      )}
    </Section>
  )
}

interface InteractionFiltersProps {
  readonly filter: InteractionFilter
  readonly onChange: (filter: InteractionFilter) => void
}

function InteractionFilters({ filter, onChange }: InteractionFiltersProps) {
  const { t } = useWords()
  return (
    <>
      <PickMenu
        label={t('interactions.channel')}
        all={t('interactions.all')}
        options={contactChannel.options.map((value) => ({ value, label: t(`code.channel.${value}`) }))}
        chosen={filter.channel}
        onPick={(channel) => onChange({ ...filter, channel })}
      />
      <PickMenu
        label={t('interactions.direction')}
        all={t('interactions.all')}
        options={direction.options.map((value) => ({ value, label: t(`interactions.direction.${value}`) }))}
        chosen={filter.direction}
        onPick={(way) => onChange({ ...filter, direction: way })}
      />
    </>
  )
}
