import type { Catalogue } from './types.ts'

/** The frame of the window: bar, rail, keys, and the page of a fault. */
export const frameIt = {
  'frame.sections': 'Sezioni',
  'frame.agency': 'Agenzia {code} {name}',
  'frame.agencies_one': '{name} e un’altra',
  'frame.agencies_other': '{name} e altre {count}',
  'frame.about': 'Informazioni',
  'frame.language': 'Lingua',
  'frame.density': 'Densità',
  'frame.coreRestarting': 'La scrivania riparte.',
  'frame.coreRestarting.text': 'Un momento: ciò che è salvato resta al suo posto.',
  'frame.fault.title': 'Questa parte si è fermata',
  'frame.fault.text':
    'I dati sono al sicuro e il resto della scrivania funziona. Riapri la parte; se succede ancora, copia la diagnosi per l’assistenza.',
  'frame.fault.again': 'Riapri questa parte',
  'frame.notFound.title': 'Questa pagina non c’è',
  'frame.notFound.text': 'L’indirizzo non porta a niente, forse perché la pagina è stata spostata.',
  'frame.notFound.home': 'Vai ai clienti',
  'keys.title': 'I tasti di questa pagina',
  'keys.show': 'Mostra i tasti di questa pagina',
  'keys.everywhere': 'Ovunque',
  'keys.page': 'In questa pagina',
  'keys.list': 'Nell’elenco',
  'keys.record': 'Nella scheda',
  'keys.search': 'Cerca o comanda',
  'keys.or': 'o',
} as const satisfies Catalogue
