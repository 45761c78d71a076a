import type { Catalogue } from '../../i18n/types.ts'

/** The inbox of sync: what waits to be sent, what was refused, what was merged. */
export const editsIt = {
  'edits.inbox': 'In arrivo e in partenza',
  'edits.inbox.command': 'Vai a ciò che arriva e parte',
  'edits.inbox.alias': 'conflitti, da inviare, rifiutate, modifiche unite',
  'edits.inbox.lines': 'Voci in arrivo e in partenza',
  'edits.inbox.detail': 'Voce aperta',
  'edits.inbox.log': 'Registro del collegamento',
  'edits.inbox.empty.title': 'Niente da inviare e niente da scegliere',
  'edits.inbox.empty.text':
    'Qui stanno le modifiche che aspettano di partire, i conflitti da scegliere, ciò che la Direzione non ha accettato e ciò che è stato unito da solo.',
  'edits.inbox.failed': 'Le voci non si possono leggere adesso',
  'edits.inbox.failed.text': 'Ciò che hai scritto resta al suo posto. Riprova.',
  'edits.key.next': 'Voce dopo',
  'edits.key.previous': 'Voce prima',
  'edits.key.back': 'Torna dov’eri',
  'edits.group.waiting': 'Da inviare',
  'edits.group.refused': 'Rifiutate',
  'edits.group.merged': 'Unite',
  'edits.line.leaving': 'parte ora',
  'edits.line.waits': 'attende',
  'edits.line.tries_one': '{count} tentativo',
  'edits.line.tries_other': '{count} tentativi',
  'edits.line.refused': 'rifiutata',
  'edits.line.givenUp': 'messa da parte',
  'edits.what.create': '{table}: da aggiungere',
  'edits.what.delete': '{table}: da eliminare',
  'edits.what.patch': '{table}: da cambiare',
  'edits.what.command': 'Scelta su un conflitto',
  'edits.row.choice': 'conflitto da scegliere',
  'edits.row.sending': 'modifica da inviare',
  'edits.column.field': 'Campo',
  'edits.column.before': 'Prima',
  'edits.column.after': 'Dopo',
  'edits.column.typed': 'Ciò che hai scritto',
  'edits.typed': 'scritto {when}',
  'edits.open': 'Apri la scheda',
  'edits.history': 'Vedi le modifiche',
  'edits.waiting.offline':
    'Parte da sola appena torna il collegamento. Intanto la scheda mostra già ciò che hai scritto.',
  'edits.waiting.online': 'Parte adesso. La scheda mostra già ciò che hai scritto.',
  'edits.waiting.offline.delete':
    'Parte da sola appena torna il collegamento. Su questa postazione l’eliminazione vale già.',
  'edits.waiting.online.delete': 'Parte adesso. Su questa postazione l’eliminazione vale già.',
  'edits.waiting.failed_one':
    'La Direzione non l’ha ancora potuta prendere, dopo {count} tentativo. La scrivania riprova da sola; dopo {most} tentativi la mette fra le rifiutate, senza perdere niente.',
  'edits.waiting.failed_other':
    'La Direzione non l’ha ancora potuta prendere, dopo {count} tentativi. La scrivania riprova da sola; dopo {most} tentativi la mette fra le rifiutate, senza perdere niente.',
  'edits.waiting.follows':
    'Viene dopo una modifica della stessa scheda che è stata messa da parte, e aspetta la stessa scelta.',
  'edits.draft.noRoom':
    'Sul disco non c’è più spazio: ciò che scrivi e non registri resta solo in questa finestra. Libera spazio prima di chiuderla: la scrivania lo conserva da sola.',
  'edits.refused.title': 'La Direzione non l’ha accettata',
  'edits.refused.titleField': 'La Direzione non l’ha accettata: {field}',
  'edits.refused.stays':
    'Ciò che hai scritto sta qui sotto; la scheda mostra di nuovo il valore della Direzione.',
  'edits.refused.givenUp.title': 'La Direzione non è riuscita a prenderla',
  'edits.refused.givenUp':
    'Dopo {most} tentativi è stata messa da parte, perché il resto potesse partire. Riprova più tardi; se succede ancora, copia il testo e chiama l’assistenza.',
  'edits.refused.follows':
    'Veniva dopo un’altra modifica della stessa scheda che non è partita. Riprova prima quella, poi questa.',
  'edits.reason.forbidden':
    'Il tuo ruolo non può cambiare questo dato. Copia il testo e chiedi a chi lavora in agenzia di scriverlo.',
  'edits.reason.scope_lost':
    'La scheda è passata a un altro portafoglio. Ciò che avevi scritto è stato consegnato a chi la segue ora: qui puoi scartarlo.',
  'edits.reason.not_found':
    'La scheda non c’è più alla Direzione. Se serve ancora, copia il testo e scrivilo su un’altra scheda.',
  'edits.reason.reference':
    'Ciò che avevi scelto non c’è più alla Direzione. Apri la scheda e scegli altro, poi scarta questa.',
  'edits.reason.hasContracts':
    'Chi ha polizze, sinistri o titoli, o guida un nucleo con altre persone, non si può eliminare. La scheda è ancora lì: aprila per vedere che cosa è arrivato, poi scarta questa.',
  'edits.reason.parent_missing':
    'La scheda a cui apparteneva non c’è più alla Direzione. Copia il testo, se ti serve altrove.',
  'edits.reason.not_editable':
    'Questo dato non si cambia dalla scrivania: lo scrive la Direzione. Chiedilo a lei.',
  'edits.reason.invalid_value':
    'Il valore non va bene per la Direzione. Apri la scheda e scrivilo di nuovo, poi scarta questo.',
  'edits.reason.too_long': 'Il testo è troppo lungo. Copialo, accorcialo e scrivilo di nuovo sulla scheda.',
  'edits.reason.bad_text':
    'Nel testo ci sono caratteri che non si possono salvare. Riscrivilo sulla scheda, poi scarta questo.',
  'edits.reason.required': 'Manca un dato che serve. Apri la scheda e scrivi anche quello.',
  'edits.reason.conflict_closed':
    'Un collega ha già scelto per questo conflitto. Guarda fra le modifiche della scheda che cosa vale adesso; se non va bene, cambialo lì.',
  'edits.reason.group':
    'Un’altra modifica fatta insieme a questa non è stata accettata, e vanno insieme. Sistema prima quella, poi riprova.',
  'edits.retry': 'Riprova',
  'edits.retry.done': 'Rimessa fra quelle da inviare',
  'edits.retry.refused': 'Non si può inviare così: {why}',
  'edits.copy': 'Copia il testo',
  'edits.copy.done': 'Testo copiato',
  'edits.discard': 'Scarta',
  'edits.discard.title': 'Scartare ciò che avevi scritto?',
  'edits.discard.text':
    'Il testo su {name} viene tolto da questa postazione e non si può riprendere. La scheda resta com’è alla Direzione.',
  'edits.discard.no': 'Lo tengo',
  'edits.discard.yes': 'Scarta il testo',
  'edits.merged.text':
    'Mentre scrivevi, qualcun altro ha cambiato la stessa scheda. Le due modifiche sono state unite da sole: la tabella dice che cosa vale e che cosa aveva scritto l’altra persona.',
  'edits.merged.column': 'Che cosa vale',
  'edits.merged.append': 'tutti e due i testi',
  'edits.merged.low': 'il tuo, arrivato dopo',
  'edits.merged.other': '{name} aveva scritto:',
  'edits.merged.before': 'Prima alla Direzione:',
  'edits.merged.plain': 'il tuo',
  'edits.putAway': 'Metti via',
  'edits.putAwayAll': 'Metti via tutte',
} as const satisfies Catalogue
