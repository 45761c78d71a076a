import { Halves } from '../../components/record/record-page.tsx'
import { type CustomerPanel, useCustomerPanels } from '../../lib/feature.ts'

/** The summary tab: what every feature has to say, two halves side by side. */
export function CustomerOverview({ customerId }: { readonly customerId: string }) {
  const panels = useCustomerPanels().filter(({ Summary }) => Summary)
  return groupsOf(panels).map((group) => {
    const parts = group.map(({ id, Summary }) => Summary && <Summary key={id} customerId={customerId} />)
    const key = group.map(({ id }) => id).join()
    return group.some(({ half }) => half) ? <Halves key={key}>{parts}</Halves> : parts
  })
}

/** Whole parts stand alone, halves that follow each other together. */
function groupsOf(panels: readonly CustomerPanel[]): readonly (readonly CustomerPanel[])[] {
  const groups: CustomerPanel[][] = []
  for (const panel of panels) {
    const last = groups.at(-1)
    if (panel.half && last?.length === 1 && last[0]?.half) last.push(panel)
    else groups.push([panel])
  }
  return groups
}
