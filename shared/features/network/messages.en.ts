import type { SameKeys } from '../../i18n/types.ts'
import type { networkIt } from './messages.it.ts'

/** Words of the network: what people do in it. */
export const networkEn: SameKeys<typeof networkIt> = {
  'network.role.AGENTE_TITOLARE': 'principal agent',
  'network.role.AGENTE_SOCIO': 'partner agent',
  'network.role.RESPONSABILE_UFFICIO': 'office manager',
  'network.role.IMPIEGATO_FRONT': 'front office clerk',
  'network.role.IMPIEGATO_BACK': 'accounts and claims clerk',
  'network.role.SUBAGENTE': 'sub-agent',
  'network.role.PRODUTTORE': 'producer',
  'network.role.SPECIALISTA': 'insurer’s specialist',
  'network.role.DIREZIONE': 'head office',
}
