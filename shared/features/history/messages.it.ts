import type { Catalogue } from '../../i18n/types.ts'

/** Who changed what on a card. */
export const historyIt = {
  'history.title': 'Modifiche',
  'history.head': 'Chi ha cambiato che cosa',
  'history.count_one': '{count} modifica',
  'history.count_other': '{count} modifiche',
  'history.none':
    'Ancora nessuna modifica. Qui starà ogni cambiamento della scheda: chi, quando, che cosa c’era prima.',
  'history.noneFiltered': 'Nessuna modifica di questo genere.',
  'history.filter': 'Tipo',
  'history.filter.all': 'Tutti',
  'history.more': 'Mostra le precedenti',
  'history.shown': '{shown} di {total}',
  'history.column.field': 'Campo',
  'history.column.before': 'Prima',
  'history.column.after': 'Dopo',
  'history.column.act': 'Ripristina',
  'history.created': '{table}: aggiunto',
  'history.deleted': '{table}: eliminato',
  'history.inTable': '{table}: {field}',
  'history.source.DESK.here': 'questa postazione',
  'history.source.DESK.there': 'un’altra postazione',
  'history.source.HEAD_OFFICE': 'Direzione',
  'history.source.IMPORT': 'flusso di compagnia',
  'history.source.SYNC': 'unione automatica',
  'history.nobody': 'Sistema',
  'history.pending': 'da confermare',
  'history.restoreOf': 'Ripristina «{value}» in {field}',
  'history.restore.same': 'Questo valore è già sulla scheda.',
  'history.restore.refused': 'Questo valore non si può rimettere: {why}',
} as const satisfies Catalogue
