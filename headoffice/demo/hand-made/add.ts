import type { Office } from '../network.ts'
import type { Catalogue } from '../products.ts'
import type { World } from '../world.ts'

/** Writes the people of the pictures; gives how many of them hold policies. */
export function addHandMade(_world: World, _office: Office, _catalogue: Catalogue): number {
  return 0
}
