import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { PolicyOnCard } from '../../../shared/features/policies/contract.ts'
import type { Guarantee } from '../../../shared/features/policies/model.ts'
import { Amount } from '../../components/amount/amount.tsx'
import { Private } from '../../components/amount/private.tsx'
import { AreaIcon } from '../../components/areas/area-icon.tsx'
import type { FileDrop } from '../../components/drop/use-file-drop.ts'
import table from '../../components/record/table.module.css'
import { Sign } from '../../components/sign/sign.tsx'
import { useToday } from '../../components/time/use-today.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { useAttaching } from '../../lib/use-attaching.ts'
import { coverageLook, coverageTerm } from './coverage-words.ts'
import { guaranteeWords } from './guarantee-words.ts'
import styles from './policies-table.module.css'
import { fullName, plateWords } from './policy-name.ts'
import { TitleLine } from './title-line.tsx'

interface PolicyRowsProps {
  readonly on: PolicyOnCard
  readonly open: boolean
  readonly allTitles: boolean
  readonly narrow: boolean
  readonly onToggle: () => void
}

/** A policy, and when it is unfolded its guarantees and titles below. */
export function PolicyRows({ on, open, allTitles, narrow, onToggle }: PolicyRowsProps) {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  const { policy, product } = on
  const name = fullName(on)
  const look = coverageLook(on, today, t, formats)
  const term = policy.expiresOn === null ? t('policies.wholeLife') : formats.day(policy.expiresOn)
  const drop = useAttaching({ customerId: policy.holderId, policyId: policy.id })
  const Fold = open ? IconChevronDown : IconChevronRight
  return (
    <>
      <tr className={open ? styles.unfolded : undefined} onClick={onToggle} {...drop}>
        <td>
          <button
            type="button"
            className={styles.foldButton}
            aria-expanded={open}
            aria-label={t('policies.open', { name })}
          >
            <Fold size={16} stroke={2} aria-hidden="true" />
          </button>
        </td>
        <td>
          <span className={styles.name} title={policy.insuredObject ?? name}>
            <AreaIcon area={product.needArea} />
            <b>{name}</b>
          </span>
        </td>
        <td className={`${table.mid} ${table.wideOnly} ${styles.policyNumber}`}>{policy.number}</td>
        <td className={`${table.mid} ${table.wideOnly} ${styles.term}`}>
          {t('policies.termAndFrequency', { term, frequency: t(`code.frequency.${policy.frequency}`) })}
        </td>
        <td className={table.end}>
          <Amount cents={policy.annualGross} />
        </td>
        <td className={styles.coverageCell}>
          <span className={`${table.state} ${styles[look.tone]}`} title={look.words}>
            <Sign kind={look.sign} silent />
            <span className={styles.cut}>{narrow ? coverageTerm(on, today, t, formats) : look.words}</span>
          </span>
        </td>
      </tr>
      {open && <Unfolded on={on} allTitles={allTitles} columns={narrow ? 3 : 5} drop={drop} />}
    </>
  )
}

function GuaranteeRow({
  guarantee,
  policy,
  drop,
}: Pick<PolicyOnCard, 'policy'> & Pick<UnfoldedProps, 'drop'> & { readonly guarantee: Guarantee }) {
  const { t } = useWords()
  const words = guaranteeWords(guarantee, policy, t, useFormats())
  return (
    <tr className={styles.guarantee} {...drop}>
      <td />
      <td
        className={words === '' ? `${styles.indent} ${styles.long}` : styles.indent}
        title={t(`code.branch.${guarantee.branch}`)}
      >
        {guarantee.name}
      </td>
      <td className={`${table.mid} ${table.wideOnly}`} colSpan={2}>
        <Private>{words}</Private>
      </td>
      <td className={table.end}>
        <Amount cents={guarantee.annualGross} />
      </td>
      <td />
    </tr>
  )
}

interface UnfoldedProps {
  readonly on: PolicyOnCard
  readonly allTitles: boolean
  /** Columns after the first. */
  readonly columns: number
  /** Takes files for the policy. */
  readonly drop: FileDrop | null
}

function Unfolded({ on, allTitles, columns, drop }: UnfoldedProps) {
  const { t } = useWords()
  const { policy } = on
  const about = [
    policy.plate === null ? null : plateWords(policy.plate),
    policy.insuredObject,
    policy.lienHolder === null ? null : t('policies.lien', { name: policy.lienHolder }),
  ].filter(Boolean)
  return (
    <>
      {on.guarantees.map((guarantee) => (
        <GuaranteeRow key={guarantee.id} guarantee={guarantee} policy={policy} drop={drop} />
      ))}
      {about.length > 0 && (
        <tr className={styles.guarantee} {...drop}>
          <td />
          <td className={`${styles.indent} ${table.dim}`} colSpan={columns}>
            {about.join(' · ')}
          </td>
        </tr>
      )}
      <tr className={styles.titles} {...drop}>
        <td />
        <td colSpan={columns} className={styles.indent}>
          <TitleLine titles={on.titles} all={allTitles} />
        </td>
      </tr>
    </>
  )
}
