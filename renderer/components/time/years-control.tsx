import { SegmentedControl } from '@mantine/core'
import { useWords } from '../../lib/i18n.ts'
import type { AxisYears } from './axis.ts'

const choices: readonly AxisYears[] = [1, 2, 5]

interface YearsControlProps {
  readonly years: AxisYears
  readonly onChange: (years: AxisYears) => void
}

/** How much time the lanes show. */
export function YearsControl({ years, onChange }: YearsControlProps) {
  const { t } = useWords()
  return (
    <SegmentedControl
      aria-label={t('line.span')}
      value={String(years)}
      data={choices.map((choice) => ({ value: String(choice), label: t('line.years', { count: choice }) }))}
      onChange={(value) => {
        const chosen = choices.find((choice) => String(choice) === value)
        if (chosen) onChange(chosen)
      }}
    />
  )
}
