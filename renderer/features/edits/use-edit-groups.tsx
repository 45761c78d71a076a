import type { MutationInBox } from '../../../shared/features/edits/contract.ts'
import type { InboxGroup, InboxLine } from '../../components/inbox/inbox.tsx'
import { type Formats, useFormats } from '../../lib/formats.ts'
import { type Translate, useWords } from '../../lib/i18n.ts'
import { dismissMutations } from './acts.ts'
import { MergedDetail } from './merged-detail.tsx'
import { useInbox } from './queries.ts'
import { RefusedDetail } from './refused-detail.tsx'
import { WaitingDetail } from './waiting-detail.tsx'
import { whatWords } from './words.ts'

/** What this desk has typed and is not simply done, by kind. */
export interface EditGroups {
  readonly refused: InboxGroup
  readonly waiting: InboxGroup
  readonly merged: InboxGroup
}

interface Asked {
  /** Undefined until core has answered. */
  readonly groups: EditGroups | undefined
  readonly error: unknown
  readonly askAgain: () => void
}

/** The groups of the inbox that are about this desk's own edits. `online`: what waits leaves now. */
export function useEditGroups(online: boolean): Asked {
  const { t } = useWords()
  const formats = useFormats()
  const { data, error, refetch } = useInbox()
  const askAgain = () => void refetch()
  if (!data) return { groups: undefined, error, askAgain }
  const { waiting, refused, merged } = data
  return {
    groups: {
      refused: {
        id: 'refused',
        label: t('edits.group.refused'),
        lines: refused.map((one) => refusedLine(one, t)),
      },
      waiting: {
        id: 'waiting',
        label: t('edits.group.waiting'),
        lines: waiting.map((one) => waitingLine(one, online, t)),
      },
      merged: {
        id: 'merged',
        label: t('edits.group.merged'),
        lines: merged.map((one) => mergedLine(one, t, formats)),
        ...(merged.length > 1
          ? { act: { label: t('edits.putAwayAll'), run: () => void dismissMutations(merged) } }
          : {}),
      },
    },
    error,
    askAgain,
  }
}

function refusedLine(mutation: MutationInBox, t: Translate): InboxLine {
  const rejected = mutation.outcome?.result === 'rejected'
  return {
    ...head(mutation, t),
    sign: 'late',
    tone: 'late',
    note: t(rejected ? 'edits.line.refused' : 'edits.line.givenUp'),
    detail: () => <RefusedDetail mutation={mutation} />,
  }
}

function waitingLine(mutation: MutationInBox, online: boolean, t: Translate): InboxLine {
  const { failures, follows } = mutation
  const leaves = online && failures === 0 && !follows
  return {
    ...head(mutation, t),
    sign: leaves ? 'doing' : 'wait',
    note:
      failures > 0
        ? t('edits.line.tries', { count: failures })
        : t(leaves ? 'edits.line.leaving' : 'edits.line.waits'),
    detail: () => <WaitingDetail mutation={mutation} online={online} />,
  }
}

function mergedLine(mutation: MutationInBox, t: Translate, formats: Formats): InboxLine {
  return {
    ...head(mutation, t),
    sign: 'done',
    note: formats.shortMoment(mutation.answeredAt ?? mutation.createdAt),
    detail: () => <MergedDetail mutation={mutation} />,
  }
}

function head(mutation: MutationInBox, t: Translate): Pick<InboxLine, 'id' | 'title' | 'about'> {
  return { id: mutation.id, title: mutation.name, about: whatWords(mutation, t) }
}
