import type { Catalogue } from './types.ts'

/** Every error that core may name: what happened, to what, what to do next. */
export const errorsIt = {
  'error.LOCKED': 'La scrivania è bloccata. Scrivi la parola d’ordine per continuare.',
  'error.SIGNED_OUT': 'La sessione è finita. Entra di nuovo per continuare: ciò che è salvato resta qui.',
  'error.NOT_FOUND': 'Questa scheda non c’è più su questo computer. Forse è passata a un altro portafoglio.',
  'error.BAD_INPUT': 'Ciò che hai scritto non si può usare così. Controllalo e riprova.',
  'error.UNEXPECTED':
    'È successo qualcosa di imprevisto; i dati sono al sicuro. Riprova; se succede ancora, dai all’assistenza il riferimento {id}.',
  'error.NO_CORE':
    'La scrivania sta ripartendo e non ha risposto. Riprova fra un momento: niente è andato perso.',
  'error.WRONG_PASSWORD': 'Utente o parola d’ordine non giusti. Controlla anche le maiuscole.',
  'error.USER_DISABLED': 'Questo utente è stato disattivato. Chiedi alla Direzione di riattivarlo.',
  'error.DEVICE_REVOKED':
    'La Direzione ha scollegato questo computer. Chiedi alla Direzione di ammetterlo di nuovo.',
  'error.TOO_MANY_TRIES': 'Troppi tentativi sbagliati con questo utente. Aspetta un poco e riprova.',
  'error.FIRST_SIGN_IN_NEEDS_NETWORK':
    'Questo utente non è mai entrato da questo computer, e la Direzione non risponde. La prima volta serve la rete: collegala e riprova.',
  'error.LEASE_EXPIRED':
    'Questo computer non parla con la Direzione da più di trenta giorni. Collega la rete ed entra: dati e modifiche sono ancora qui.',
  'error.NOT_HEAD_OFFICE':
    'Al posto della Direzione risponde altro, di solito la pagina d’accesso di una rete pubblica. Apri il browser, accetta la rete e riprova.',
  'error.TOO_OLD':
    'Questo programma è troppo vecchio per la Direzione. Aggiornalo e rientra: dati e modifiche restano qui.',
  'error.CANNOT_UNLOCK':
    'I dati di questo computer non si aprono, forse perché il portachiavi del sistema è cambiato. Con la rete puoi metterli da parte e riprenderli dalla Direzione: niente viene cancellato.',
  'error.MIRROR_DAMAGED':
    'I dati di questo computer erano rovinati e sono stati messi da parte in {movedTo}. Entra di nuovo con la rete: la scrivania li riprende dalla Direzione, e dal file ciò che non era ancora partito.',
  'error.MIRROR_NEWER':
    'I dati di questo computer sono di una versione più nuova del programma ({fileVersion}, qui {knownVersion}). Aggiorna il programma ed entra di nuovo.',
  'error.MIRROR_IN_USE':
    'Un’altra finestra del programma, o un altro programma come un antivirus o una copia di sicurezza, tiene aperti i tuoi dati. Chiudilo e riprova.',
  'error.EDIT_REFUSED':
    'Questa modifica non è stata accettata. Ciò che hai scritto resta nel campo: correggilo e riprova.',
  'error.TOO_LARGE': 'Il file è troppo grande: un allegato può avere al massimo 25 MB.',
  'error.UPLOAD_BROKEN': 'Il file non è arrivato intero e non è stato aggiunto. Riprova.',
  'error.DISK_FULL': 'Su questo computer non c’è più spazio. Liberane e riprova: niente è andato perso.',
} as const satisfies Catalogue
