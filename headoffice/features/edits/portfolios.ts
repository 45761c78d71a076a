import type { PoolClient } from 'pg'

type Portfolio = { readonly number: number; readonly collaborator_id: string | null }

/**
 * The portfolio of a customer with this collaborator: the collaborator's own one, else the agency's. A customer who already is
 * where that leads (`now`) stays there. Null when the agency has no portfolio at all.
 */
export async function portfolioFor(
  client: PoolClient,
  agencyId: number,
  collaboratorId: string | null,
  now: number | null = null,
): Promise<number | null> {
  const { rows } = await client.query<Portfolio>({
    name: 'portfolio_for',
    text: `SELECT number, collaborator_id FROM portfolio
      WHERE agency_id = $1 AND (collaborator_id = $2 OR collaborator_id IS NULL) ORDER BY number`,
    values: [agencyId, collaboratorId],
  })
  const own = rows.filter((one) => one.collaborator_id !== null)
  const fitting = own.length > 0 ? own : rows
  return (fitting.find((one) => one.number === now) ?? fitting[0])?.number ?? null
}
