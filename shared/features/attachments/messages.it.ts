import type { Catalogue } from '../../i18n/types.ts'

/** Files that hang on a customer, a policy or a claim. */
export const attachmentsIt = {
  'attachments.title': 'Allegati',
  'attachments.add': 'Aggiungi file',
  'attachments.add.alias': 'allega documento, carica allegato',
  'attachments.none':
    'Qui stanno i file del cliente. Trascina un file sulla scheda, o scegli «Aggiungi file».',
  'attachments.noneToRead': 'Nessun file per questo cliente.',
  'attachments.takingIn': 'File in arrivo',
  'attachments.stop': 'Ferma {name}',
  'attachments.doneOf': '{done} di {total}',
  'attachments.added_one': '{count} file aggiunto',
  'attachments.added_other': '{count} file aggiunti',
  'attachments.addedTo.policy_one': '{count} file aggiunto alla polizza',
  'attachments.addedTo.policy_other': '{count} file aggiunti alla polizza',
  'attachments.addedTo.claim_one': '{count} file aggiunto al sinistro',
  'attachments.addedTo.claim_other': '{count} file aggiunti al sinistro',
  'attachments.failed': '«{name}»: {why}',
  'attachments.quoted': '«{name}»',
  'attachments.folders_one':
    '{names} non è stata aggiunta: è una cartella. Aprila e trascina qui i file che servono.',
  'attachments.folders_other':
    '{names} non sono state aggiunte: sono cartelle. Aprile e trascina qui i file che servono.',
  'attachments.unreadable':
    '«{name}» non è stato aggiunto: il file non si può leggere. Controlla che sia ancora al suo posto e che tu possa aprirlo.',
  'attachments.refused': '«{name}» non è stato aggiunto: il tuo ruolo non può allegare file qui.',
  'attachments.column.name': 'File',
  'attachments.column.about': 'Riguarda',
  'attachments.column.added': 'Aggiunto',
  'attachments.column.size': 'Dimensione',
  'attachments.column.place': 'Stato',
  'attachments.column.acts': 'Azioni',
  'attachments.about.policy': 'polizza {number}',
  'attachments.about.claim': 'sinistro {number}',
  'attachments.open': 'Apri {name}',
  'attachments.saveOnly': 'Salva una copia di {name}: questo tipo di file non si apre da qui',
  'attachments.saveAs': 'Salva una copia di {name}',
  'attachments.delete': 'Elimina {name}',
  'attachments.place.toSend': 'da inviare',
  'attachments.place.toSend.text': 'È su questo computer e parte da solo appena c’è rete.',
  'attachments.place.remote': 'in arrivo',
  'attachments.place.remote.text': 'È alla Direzione e arriva da solo appena c’è rete.',
  'attachments.result.saved': 'Copia di «{name}» salvata.',
  'attachments.result.not-here': '«{name}» non è ancora su questo computer: arriva da solo appena c’è rete.',
  'attachments.result.kind': '«{name}» è di un tipo che non si apre da qui. Salvane una copia.',
  'attachments.result.no-viewer': 'Nessun programma di questo computer apre «{name}». Salvane una copia.',
  'attachments.result.cannot-write':
    'In quel posto non si può scrivere «{name}»: non c’è spazio, o manca il permesso. Scegline un altro.',
  'attachments.result.no-room':
    'Su questo computer non c’è spazio per «{name}». Libera spazio sul disco e riprova.',
  'attachments.result.damaged':
    '«{name}» era rovinato su questo computer: lo chiedo di nuovo alla Direzione.',
} as const satisfies Catalogue
