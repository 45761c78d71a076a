import type { SignedIn } from '../../../shared/features/session/contract.ts'
import { showRefusal, showToast } from '../../components/toast/toasts.ts'
import type { Translate } from '../../lib/i18n.ts'

/** Says what came over from a damaged mirror, and that some did not, or not yet (fault 42). */
export function tellSalvaged(
  { edits, drafts, whole, later }: NonNullable<SignedIn['salvaged']>,
  t: Translate,
): void {
  if (edits > 0) showToast({ text: t('session.salvaged', { count: edits }) })
  if (drafts > 0) showToast({ text: t('session.salvaged.drafts', { count: drafts }) })
  if (!whole) showRefusal(t('session.salvaged.notWhole'), { stays: true })
  if (later) showRefusal(t('session.salvaged.later'), { stays: true })
}
