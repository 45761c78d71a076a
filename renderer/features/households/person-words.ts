import type { Relative } from '../../../shared/features/households/contract.ts'
import { useWords } from '../../lib/i18n.ts'

/** "47 · 4 polizze", "45 · 2 polizze, coniuge". */
export function usePersonWords(): (person: Relative) => string {
  const { t } = useWords()
  return ({ age, policies, kind, name }) => {
    const held = policies === 0 ? t('households.noPolicy') : t('households.policies', { count: policies })
    const what = name === null ? t('households.elsewhere') : held
    const relation = kind === null || kind === 'FIGLIO' ? null : t(`households.kind.${kind}`)
    const words = [what, relation].filter(Boolean).join(', ')
    return age === null ? words : `${age} · ${words}`
  }
}
