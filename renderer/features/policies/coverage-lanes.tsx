import { useState } from 'react'
import type { PolicyOnCard } from '../../../shared/features/policies/contract.ts'
import { stripOf } from '../../../shared/features/titles/coverage-strip.ts'
import { AreaIcon } from '../../components/areas/area-icon.tsx'
import { Section } from '../../components/record/section.tsx'
import { type AxisYears, axisAround } from '../../components/time/axis.ts'
import { LineLegend } from '../../components/time/line-legend.tsx'
import type { LineKind } from '../../components/time/segments.tsx'
import { TimeLanes } from '../../components/time/time-lanes.tsx'
import { useToday } from '../../components/time/use-today.ts'
import { YearsControl } from '../../components/time/years-control.tsx'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { coverageLook } from './coverage-words.ts'
import { marksOf } from './lane.ts'
import styles from './policies.module.css'
import { PolicyLabel } from './policy-label.tsx'
import { shortName } from './policy-name.ts'

const kinds: readonly LineKind[] = ['covered', 'grace', 'out', 'to-come', 'suspended']

/** The cover of each policy as a line of time, with its titles. */
export function CoverageLanes({ policies }: { readonly policies: readonly PolicyOnCard[] }) {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  const [years, setYears] = useState<AxisYears>(2)
  const axis = axisAround(today, years)
  const lanes = policies.map((on) => {
    const name = shortName(on)
    return {
      id: on.policy.id,
      name: (
        <>
          <AreaIcon area={on.product.needArea} />
          <PolicyLabel name={name} />
        </>
      ),
      words: t('policies.coverageOf', {
        name: [name.kind, name.which].filter(Boolean).join(' '),
        state: coverageLook(on, today, t, formats).words,
      }),
      segments: stripOf(on.timeline, axis.from, axis.to, today),
      marks: marksOf(on, today, t, formats),
    }
  })
  const drawn = new Set(lanes.flatMap(({ segments }) => segments.map(({ kind }) => kind)))
  return (
    <Section title={t('policies.coverage')} tools={<YearsControl years={years} onChange={setYears} />}>
      <TimeLanes axis={axis} today={today} lanes={lanes} label={t('policies.coverage')} />
      <div className={styles.legend}>
        <LineLegend kinds={kinds.filter((kind) => drawn.has(kind))} />
      </div>
    </Section>
  )
}
