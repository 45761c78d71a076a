import type { ReactNode } from 'react'
import { consentPurpose } from '../../../shared/features/consents/model.ts'
import type { CustomerFacet, CustomerFilter } from '../../../shared/features/customers/contract.ts'
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

export function MunicipalityEditor(props: EditorProps) {
  return <FacetEditor {...props} field="municipality" />
}

export function ProvinceEditor(props: EditorProps) {
  return <FacetEditor {...props} field="province" />
}

export function CollaboratorEditor(props: EditorProps) {
  return <FacetEditor {...props} field="collaborator" />
}

/** Any of the values that occur. */
function FacetEditor({ filter, onChange, field }: EditorProps & { readonly field: CustomerFacet }) {
  const { t } = useWords()
  const facets = useFacets(field)
  return (
    <Many
      label={t(`customers.filter.${field}`)}
      options={facets.map(({ value, name, count }) => ({ value, label: name, count }))}
      chosen={own(filter, field)?.any ?? []}
      onChoose={(any) => onChange({ field, any })}
      onNone={() => onChange(null)}
    />
  )
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
      euros
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
