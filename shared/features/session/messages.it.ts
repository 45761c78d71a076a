import type { Catalogue } from '../../i18n/types.ts'

/** The sign-in page, the person's menu and what lies on this computer. */
export const sessionIt = {
  'session.signIn': 'Ingresso',
  'session.user': 'Utente',
  'session.password': 'Parola d’ordine',
  'session.showPassword': 'Mostra o nascondi la parola d’ordine',
  'session.enter': 'Entra',
  'session.entering': 'Apro la tua scrivania…',
  'session.userMissing': 'Scrivi il tuo nome utente.',
  'session.passwordMissing': 'Scrivi la parola d’ordine.',
  'session.reachable': 'Direzione raggiungibile',
  'session.unreachable': 'Fuori linea: la Direzione non risponde',
  'session.unreachableKnown': 'Fuori linea: entri con i dati di questo computer',
  'session.problem.not-head-office':
    'Fuori linea: al posto della Direzione risponde altro, di solito la pagina d’accesso di una rete pubblica.',
  'session.problem.clock':
    'Fuori linea: l’ora di questo computer è sbagliata. Correggi data e ora del sistema.',
  'session.problem.known': 'Entri con i dati di questo computer.',
  'session.problem.certificate':
    'Fuori linea: il certificato della Direzione non si può accettare, spesso per un antivirus o la rete che legge il traffico. Avvisa l’assistenza.',
  'session.checking': 'Cerco la Direzione…',
  'session.starting': 'La scrivania si prepara…',
  'session.offlineHint': 'Senza rete entri con l’ultima parola d’ordine usata qui.',
  'session.adapting':
    'Il programma è nuovo: copio e adeguo i dati di questo computer. Con molti clienti può durare un minuto.',
  'session.firstTimeHint': 'Il primo accesso da questo computer richiede la rete; poi entri anche senza.',
  'session.setAside': 'Metti da parte e ricomincia',
  'session.retryIn_one': 'Riprova fra {count} secondo',
  'session.retryIn_other': 'Riprova fra {count} secondi',
  'session.agency': 'Agenzia {code} {name}',
  'session.noAgency': 'La scrivania dell’agenzia',
  'session.demo.title': 'Utenti dimostrativi',
  'session.demo.hint': 'Un clic compila il modulo, Invio entra.',
  'session.known.title': 'Su questo computer',
  'session.known.hint': 'Questi utenti possono entrare anche senza rete.',
  'session.ended.revoked': 'Questo computer è stato scollegato dalla Direzione.',
  'session.ended.revoked.text': 'Entra di nuovo con la rete, o chiedi alla Direzione perché.',
  'session.ended.disabled': 'Il tuo utente è stato disattivato dalla Direzione.',
  'session.ended.disabled.text':
    'I dati restano cifrati su questo computer. Chiedi alla Direzione di riattivarlo.',
  'session.ended.core-restarted': 'La scrivania si è fermata ed è ripartita.',
  'session.ended.core-restarted.text': 'Entra di nuovo: niente di ciò che era salvato è andato perso.',
  'session.ended.mirror-damaged': 'I dati di questo computer non si leggono più.',
  'session.ended.mirror-damaged.text':
    'Il file è stato messo da parte. Entra con la rete: la scrivania li riprende dalla Direzione, e dal file ciò che non era ancora partito.',
  'session.salvaged_one': 'Ripresa dal file messo da parte {count} modifica che non era ancora partita.',
  'session.salvaged_other': 'Riprese dal file messo da parte {count} modifiche che non erano ancora partite.',
  'session.salvaged.drafts_one': 'Ripreso dal file messo da parte {count} testo non salvato.',
  'session.salvaged.drafts_other': 'Ripresi dal file messo da parte {count} testi non salvati.',
  'session.salvaged.notWhole':
    'Del file messo da parte non tutto si legge: controlla le ultime cose che hai scritto e riscrivi quelle che mancano. Il file resta su questo computer.',
  'session.salvaged.later':
    'Il file messo da parte per ora non si apre: la scrivania riprova a ogni ingresso e riprende da sola ciò che non era partito. Non riscriverlo.',
  'session.ended.wiped': 'I dati di questo computer sono stati cancellati.',
  'session.ended.wiped.text':
    'La Direzione ha scollegato questo computer e ha ordinato di cancellare ciò che teneva, anche le modifiche che non erano ancora partite. La Direzione conserva i suoi dati; per lavorare di nuovo qui entra con la rete, o chiedi perché.',
  'session.ended.order-refused': 'Un ordine di cancellazione non autentico è stato rifiutato.',
  'session.ended.order-refused.text':
    'Niente è stato cancellato. Qualcuno si è forse messo fra questo computer e la Direzione: avvisala, e copia la diagnosi per l’assistenza.',
  'session.lock': 'Blocca',
  'session.lock.alias': 'chiudi, allontanati, schermo, sicurezza',
  'session.locked': 'La scrivania è bloccata',
  'session.locked.text': 'Ciò che stavi scrivendo è al suo posto, e la sincronizzazione continua.',
  'session.unlock': 'Sblocca',
  'session.unlock.wrong': 'Parola d’ordine non giusta. Controlla anche le maiuscole.',
  'session.unlocking': 'Controllo…',
  'session.lockAfter': 'Blocca da sola dopo',
  'session.lockAfter.help':
    'Minuti senza tasti né mouse. Vale per te, su questo computer; Ctrl+L blocca subito.',
  'session.lockAfter.minutes': '{count} min',
  'session.lockAfter.never': 'Mai',
  'session.coreFailed': 'La scrivania non riesce ad avviarsi.',
  'session.coreFailed.text':
    'I dati restano al loro posto. Riprova; se succede ancora, riapri il programma o copia la diagnosi per l’assistenza.',
  'session.copyDiagnosis': 'Copia la diagnosi',
  'session.diagnosisCopied': 'Diagnosi copiata: non contiene dati personali',
  'session.diagnosisNotCopied':
    'La diagnosi non è stata copiata: gli appunti del sistema non l’hanno presa. Riprova.',
  'session.personMenu': 'Menu di {name}',
  'session.signOut': 'Esci',
  'session.offlineMode': 'entrato senza rete',
  'session.thisComputer': 'Questo computer',
  'session.remove': 'Togli i miei dati da questo computer',
  'session.remove.about':
    'I tuoi dati stanno qui cifrati, per lavorare anche senza rete. Toglili se lasci questo computer a un altro.',
  'session.remove.title': 'Togliere i tuoi dati da questo computer?',
  'session.remove.text':
    'La copia cifrata di {name} viene distrutta, a cominciare dalla chiave, e non si può riprendere da qui. La Direzione tiene i suoi dati; per lavorare di nuovo qui servirà la rete.',
  'session.remove.unsent':
    'Ciò che non è ancora partito per la Direzione andrebbe perso: controlla prima il collegamento.',
  'session.remove.no': 'Li tengo',
  'session.remove.yes': 'Togli i dati ed esci',
  'session.remove.done': 'I dati sono stati tolti da questo computer',
  'session.remove.held':
    'I tuoi dati sono ancora su questo computer: un altro programma, come un antivirus o una copia di sicurezza, li tiene aperti. Chiudilo, entra e toglili di nuovo.',
  'session.remove.failed': 'I tuoi dati non sono stati tolti del tutto da questo computer. {reason}',
} as const satisfies Catalogue
