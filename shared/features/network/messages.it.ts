import type { Catalogue } from '../../i18n/types.ts'

/** Words of the network: what people do in it. */
export const networkIt = {
  'network.role.AGENTE_TITOLARE': 'agente titolare',
  'network.role.AGENTE_SOCIO': 'agente socio',
  'network.role.RESPONSABILE_UFFICIO': 'responsabile d’ufficio',
  'network.role.IMPIEGATO_FRONT': 'impiegato allo sportello',
  'network.role.IMPIEGATO_BACK': 'impiegato di contabilità e sinistri',
  'network.role.SUBAGENTE': 'subagente',
  'network.role.PRODUTTORE': 'produttore',
  'network.role.SPECIALISTA': 'specialista della compagnia',
  'network.role.DIREZIONE': 'direzione',
} as const satisfies Catalogue
