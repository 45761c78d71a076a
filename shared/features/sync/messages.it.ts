import type { Catalogue } from '../../i18n/types.ts'

/** The sign of the link, its log and its banners. */
export const syncIt = {
  'sync.link': 'Collegamento con la Direzione',
  'sync.connecting': 'Collego…',
  'sync.online': 'In linea',
  'sync.syncing': 'Sincronizza',
  'sync.syncingOf': 'Sincronizza {done} di {total}',
  'sync.syncingRows_one': 'Sincronizza {count} riga',
  'sync.syncingRows_other': 'Sincronizza {count} righe',
  'sync.offline': 'Fuori linea',
  'sync.sending_one': 'Invia {count} modifica',
  'sync.sending_other': 'Invia {count} modifiche',
  'sync.waiting_one': '{count} da inviare',
  'sync.waiting_other': '{count} da inviare',
  'sync.conflicts_one': '{count} conflitto',
  'sync.conflicts_other': '{count} conflitti',
  'sync.refused_one': '{count} rifiutata',
  'sync.refused_other': '{count} rifiutate',
  'sync.paused': 'In pausa',
  'sync.problem.not-head-office': 'Rete da confermare',
  'sync.problem.not-head-office.text':
    'Al posto della Direzione risponde altro, di solito la pagina d’accesso di una rete pubblica. Apri il browser, accetta la rete e riprova.',
  'sync.problem.too-old': 'Programma da aggiornare',
  'sync.problem.too-old.text':
    'La Direzione parla una versione più nuova. Ciò che hai scritto resta qui e parte dopo l’aggiornamento.',
  'sync.problem.signed-out': 'Accesso da rinnovare',
  'sync.problem.signed-out.text':
    'La Direzione chiede di nuovo la parola d’ordine. Esci ed entra: i dati e le modifiche restano qui.',
  'sync.problem.disk-full': 'Disco pieno',
  'sync.problem.disk-full.text':
    'Su questo computer non c’è più spazio. Liberane e riprova: niente è andato perso.',
  'sync.problem.diverged': 'Dati da riallineare',
  'sync.problem.diverged.text':
    'Il controllo ha trovato una differenza con la Direzione e la sta riparando da solo.',
  'sync.problem.clock': 'Orologio sbagliato',
  'sync.problem.clock.text':
    'L’ora di questo computer è lontana da quella della Direzione. Correggi data e ora del sistema e riprova.',
  'sync.problem.certificate': 'Direzione non riconosciuta',
  'sync.problem.certificate.text':
    'Chi risponde al suo posto mostra un certificato che non si può accettare: spesso è un antivirus o la rete che legge il traffico. Niente viene inviato. Avvisa l’assistenza.',
  'sync.problem.server-busy': 'Direzione occupata',
  'sync.problem.server-busy.text': 'La Direzione chiede di aspettare. La scrivania riprova da sola.',
  'sync.problem.unexpected': 'Collegamento interrotto',
  'sync.problem.unexpected.text':
    'È successo qualcosa di imprevisto; i dati sono al sicuro. Riprova; se resta così, copia la diagnosi per l’assistenza.',
  'sync.age': 'Dati di {age}.',
  'sync.ageNow': 'Dati di adesso.',
  'sync.inStep': 'In pari con la Direzione.',
  'sync.inStep.text': 'Ogni novità arriva da sola; tutto è stato ricontrollato {age}.',
  'sync.ageNever': 'Nessun dato completo su questo computer.',
  'sync.complete': 'Tutto ciò che la Direzione aveva fino ad allora è su questo computer.',
  'sync.incomplete': 'La prima sincronizzazione non è finita: le cifre non sono ancora complete.',
  'sync.now': 'Prova adesso',
  'sync.nowCommand': 'Sincronizza adesso',
  'sync.events': 'Ultimi eventi',
  'sync.noEvents': 'Ancora nessun evento.',
  'sync.event.connected': 'Collegato alla Direzione',
  'sync.event.lost': 'Collegamento perso',
  'sync.event.checkpoint_one': 'In pari, {count} riga ricevuta',
  'sync.event.checkpoint_other': 'In pari, {count} righe ricevute',
  'sync.event.first-sync_one': 'Prima sincronizzazione, {count} riga',
  'sync.event.first-sync_other': 'Prima sincronizzazione, {count} righe',
  'sync.event.torn-page': 'Pagina arrivata rovinata, chiesta di nuovo',
  'sync.event.repaired_one': 'Differenza riparata, {count} riga',
  'sync.event.repaired_other': 'Differenze riparate, {count} righe',
  'sync.event.watchdog': 'Attesa troppo lunga, ricominciato',
  'sync.event.refused': 'Rifiutato dalla Direzione',
  'sync.first.title': 'Prima sincronizzazione',
  'sync.first.remark': 'Si lavora già; le cifre non sono ancora complete.',
  'sync.banner.offline': 'Fuori linea {since}.',
  'sync.banner.offline.text':
    'Si lavora come sempre: la scrivania si ricollega da sola appena torna la rete.',
  'sync.banner.offline.waiting_one':
    'Si lavora come sempre: {count} modifica partirà da sola appena torna la rete.',
  'sync.banner.offline.waiting_other':
    'Si lavora come sempre: {count} modifiche partiranno da sole appena torna la rete.',
  'sync.banner.problem.waiting_one': '{count} modifica aspetta di partire, da sola.',
  'sync.banner.problem.waiting_other': '{count} modifiche aspettano di partire, da sole.',
  'sync.banner.details': 'Vedi il registro',
  'sync.banner.see_one': 'Vedi la modifica',
  'sync.banner.see_other': 'Vedi le {count}',
} as const satisfies Catalogue
