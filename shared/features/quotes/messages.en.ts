import type { SameKeys } from '../../i18n/types.ts'
import type { quotesIt } from './messages.it.ts'

export const quotesEn: SameKeys<typeof quotesIt> = {
  'quotes.title': 'Quotes',
  'quotes.none': 'No quote.',
  'quotes.column.product': 'Product',
  'quotes.column.number': 'Number',
  'quotes.column.created': 'Made on',
  'quotes.column.valid': 'Valid until',
  'quotes.column.premium': 'Premium',
  'quotes.column.by': 'Made by',
  'quotes.column.state': 'Outcome',
  'quotes.versions_one': '{count} version',
  'quotes.versions_other': '{count} versions',
  'quotes.state.APERTO': 'open',
  'quotes.state.PROPOSTO': 'proposed',
  'quotes.state.ACQUISTATO': 'bought',
  'quotes.state.PERSO': 'lost',
  'quotes.state.SCADUTO': 'expired',
  'quotes.lost': 'lost, {cause}',
  'quotes.cause.PREZZO': 'price',
  'quotes.cause.ALTRA_COMPAGNIA': 'another company',
  'quotes.cause.NESSUN_BISOGNO': 'no need',
  'quotes.cause.NON_RAGGIUNGIBILE': 'not reachable',
  'quotes.cause.RISCHIO_NON_ASSUNTO': 'risk not taken',
  'quotes.cause.SOLO_INFORMAZIONI': 'information only',
}
