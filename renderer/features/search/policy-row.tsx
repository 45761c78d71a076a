import { IconCar, IconFileText } from '@tabler/icons-react'
import type { z } from 'zod'
import type { foundPolicy } from '../../../shared/features/search/contract.ts'
import { displayPlate } from '../../../shared/lib/plate.ts'
import { Chip } from '../../components/chip/chip.tsx'
import type { PaletteRow } from '../../components/palette/palette-model.ts'
import type { Translate } from '../../lib/i18n.ts'
import { paths } from '../../lib/paths.ts'
import { Highlighted } from './highlighted.tsx'

export type FoundPolicy = z.infer<typeof foundPolicy>

/** A policy, by its plate where it has one, as a row of the palette. */
export function policyRow(
  policy: FoundPolicy,
  typed: string,
  t: Translate,
  navigate: (to: string) => void,
): PaletteRow {
  const Glyph = policy.plate ? IconCar : IconFileText
  const title = policy.plate ? displayPlate(policy.plate) : policy.number
  const parts = policy.plate
    ? `${policy.productName} ${policy.number}, ${policy.customerName}`
    : `${policy.productName}, ${policy.customerName}`
  return {
    id: policy.id,
    icon: <Glyph size={16} stroke={2} aria-hidden="true" />,
    title: <Highlighted name={title} typed={typed} />,
    detail: parts,
    chip: coverageChip(policy, t),
    onOpen: () => navigate(paths.customerPolicy(policy.customerId, policy.id)),
    onOpenBeside: () => navigate(paths.customerBeside(policy.customerId)),
  }
}

function coverageChip({ coverage }: FoundPolicy, t: Translate) {
  const words = t(`code.coverage.${coverage}`)
  if (coverage === 'FUORI_COPERTURA')
    return (
      <Chip tone="late" sign="late">
        {words}
      </Chip>
    )
  if (coverage === 'IN_COMPORTO' || coverage === 'ESTESA_15GG')
    return (
      <Chip tone="today" sign="today">
        {words}
      </Chip>
    )
  return coverage === 'COPERTA' ? null : <Chip>{words}</Chip>
}
