/**
 * SQL of the day on which the policy that takes the place of another begins; it ends the other's cover. One that was only proposed,
 * never perfected or whose first premium waits takes nobody's place: until then the old contract runs. `id` names the old one's.
 */
export function replacedFromSql(id: string): string {
  return `(SELECT min(next.effective_on) FROM policy AS next WHERE next.replaces_id = ${id}
    AND next.state NOT IN ('PROPOSTA', 'EMESSA_NON_PERFEZIONATA') AND coalesce(next.storno_reason, '') <> 'MANCATO_PERFEZIONAMENTO')`
}
