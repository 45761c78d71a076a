import type { ReactNode } from 'react'
import { consentPurpose } from '../../../shared/features/consents/model.ts'
import type { CustomerFilter } from '../../../shared/features/customers/contract.ts'
import { customerKind } from '../../../shared/features/customers/model.ts'
import { coverageState, customerStatus, needArea } from '../../../shared/lib/codes.ts'
import { ChoiceEditor } from '../../components/list/choice-editor.tsx'
import type { FilterEditorProps } from '../../components/list/definition.ts'
import filterStyles from '../../components/list/filter-popover.module.css'
import type { Option } from '../../components/list/option-list.tsx'
import { NumberField, RangeEditor } from '../../components/list/range-editor.tsx'
import { useWords } from '../../lib/i18n.ts'
import { useFacets } from './queries.ts'

type EditorProps = FilterEditorProps<CustomerFilter>
type FilterOf<Field extends CustomerFilter['field']> = Extract<CustomerFilter, { field: Field }>

/** The filter being edited, when it is of this kind. */
function own<Field extends CustomerFilter['field']>(
  filter: CustomerFilter | null,
  field: Field,
): FilterOf<Field> | null {
  return filter !== null && isOf(filter, field) ? filter : null
}

function isOf<Field extends CustomerFilter['field']>(
  filter: CustomerFilter,
  field: Field,
): filter is FilterOf<Field> {
  return filter.field === field
}

interface ManyProps<Value extends string> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly chosen: readonly Value[]
  readonly onChoose: (any: Value[]) => void
  readonly onNone: () => void
}

/** Several values, any of them. */
function Many<Value extends string>({ onChoose, onNone, ...rest }: ManyProps<Value>): ReactNode {
  return (
    <ChoiceEditor
      {...rest}
      onChange={(any) => {
        if (any.length === 0) onNone()
        else onChoose([...any])
      }}
    />
  )
}

export function StatusEditor({ filter, onChange }: EditorProps) {
  const { t } = useWords()
  return (
    <Many
      label={t('customers.filter.status')}
      options={customerStatus.options.map((value) => ({ value, label: t(`code.status.${value}`) }))}
      chosen={own(filter, 'status')?.any ?? []}
      onChoose={(any) => onChange({ field: 'status', any })}
      onNone={() => onChange(null)}
    />
  )
}

export function KindEditor({ filter, onChange }: EditorProps) {
  const { t } = useWords()
  return (
    <Many
      label={t('customers.filter.kind')}
      options={customerKind.options.map((value) => ({ value, label: t(`customers.kind.${value}`) }))}
      chosen={own(filter, 'kind')?.any ?? []}
      onChoose={(any) => onChange({ field: 'kind', any })}
      onNone={() => onChange(null)}
    />
  )
}

export function CoverageEditor({ filter, onChange }: EditorProps) {
  const { t } = useWords()
  return (
    <Many
      label={t('customers.filter.coverage')}
      options={coverageState.options.map((value) => ({ value, label: t(`code.coverage.${value}`) }))}
      chosen={own(filter, 'coverage')?.any ?? []}
      onChoose={(any) => onChange({ field: 'coverage', any })}
      onNone={() => onChange(null)}
    />
  )
}

export function MunicipalityEditor({ filter, onChange }: EditorProps) {
  const { t } = useWords()
  const facets = useFacets()
  return (
    <Many
      label={t('customers.filter.municipality')}
      options={named(facets?.municipalities)}
      chosen={own(filter, 'municipality')?.any ?? []}
      onChoose={(any) => onChange({ field: 'municipality', any })}
      onNone={() => onChange(null)}
    />
  )
}

export function ProvinceEditor({ filter, onChange }: EditorProps) {
  const { t } = useWords()
  const facets = useFacets()
  return (
    <Many
      label={t('customers.filter.province')}
      options={named(facets?.provinces)}
      chosen={own(filter, 'province')?.any ?? []}
      onChoose={(any) => onChange({ field: 'province', any })}
      onNone={() => onChange(null)}
    />
  )
}

export function CollaboratorEditor({ filter, onChange }: EditorProps) {
  const { t } = useWords()
  const facets = useFacets()
  const options = (facets?.collaborators ?? []).map(({ id, name, count }) => ({
    value: id,
    label: name,
    count,
  }))
  return (
    <Many
      label={t('customers.filter.collaborator')}
      options={options}
      chosen={own(filter, 'collaborator')?.any ?? []}
      onChoose={(any) => onChange({ field: 'collaborator', any })}
      onNone={() => onChange(null)}
    />
  )
}

function named(values: readonly { name: string; count: number }[] | undefined): readonly Option<string>[] {
  return (values ?? []).map(({ name, count }) => ({ value: name, label: name, count }))
}

export function HasAreaEditor({ filter, onChange }: EditorProps) {
  const { t } = useWords()
  const chosen = own(filter, 'hasArea')
  return (
    <ChoiceEditor
      single
      label={t('customers.filter.hasAreaTitle')}
      options={needArea.options.map((value) => ({ value, label: t(`code.area.${value}`) }))}
      chosen={chosen ? [chosen.area] : []}
      onChange={([area]) => onChange(area ? { field: 'hasArea', area } : null)}
    />
  )
}

export function LacksAreaEditor({ filter, onChange }: EditorProps) {
  const { t } = useWords()
  const chosen = own(filter, 'lacksArea')
  return (
    <ChoiceEditor
      single
      label={t('customers.filter.lacksAreaTitle')}
      options={needArea.options.map((value) => ({ value, label: t(`code.area.${value}`) }))}
      chosen={chosen ? [chosen.area] : []}
      onChange={([area]) => onChange(area ? { field: 'lacksArea', area } : null)}
    />
  )
}

export function ConsentEditor({ filter, onChange }: EditorProps) {
  const { t } = useWords()
  const chosen = own(filter, 'consentUnknown')
  return (
    <ChoiceEditor
      single
      label={t('customers.filter.consentUnknown')}
      options={consentPurpose.options.map((value) => ({ value, label: t(`customers.purpose.${value}`) }))}
      chosen={chosen ? [chosen.purpose] : []}
      onChange={([purpose]) => onChange(purpose ? { field: 'consentUnknown', purpose } : null)}
    />
  )
}

export function PremiumEditor({ filter, onChange }: EditorProps) {
  const range = own(filter, 'premium')
  const euros = (cents: number | null | undefined) => (cents == null ? null : Math.round(cents / 100))
  return (
    <RangeEditor
      unit="€"
      range={{ min: euros(range?.min), max: euros(range?.max) }}
      onChange={({ min, max }) =>
        onChange(
          min === null && max === null
            ? null
            : {
                field: 'premium',
                min: min === null ? null : min * 100,
                max: max === null ? null : max * 100,
              },
        )
      }
    />
  )
}

export function PoliciesEditor({ filter, onChange }: EditorProps) {
  const range = own(filter, 'policies')
  return (
    <RangeEditor
      range={{ min: range?.min ?? null, max: range?.max ?? null }}
      onChange={({ min, max }) =>
        onChange(min === null && max === null ? null : { field: 'policies', min, max })
      }
    />
  )
}

const longestTerm = 400

export function ExpiringEditor({ filter, onChange }: EditorProps) {
  const { t } = useWords()
  return (
    <div className={filterStyles.single}>
      <NumberField
        label={t('customers.filter.days')}
        value={own(filter, 'expiring')?.days ?? null}
        autofocus
        onChange={(days) =>
          onChange(days === null ? null : { field: 'expiring', days: Math.min(longestTerm, days) })
        }
      />
    </div>
  )
}
