import type { Quote } from '../../../shared/features/quotes/model.ts'
import type { PaymentMeans } from '../../../shared/lib/codes.ts'
import type { IsoDay } from '../../../shared/lib/dates.ts'
import { displayPlate } from '../../../shared/lib/plate.ts'
import type { Random } from '../random.ts'
import { words } from './list.ts'

// The wording of contacts, as people in an agency write them down.

/** '16/11' */
export function shortDay(day: IsoDay): string {
  return `${day.slice(8)}/${day.slice(5, 7)}`
}

/** '312,40 €' */
export function euros(cents: number): string {
  const whole = String(Math.trunc(cents / 100)).replace(/\B(?=(\d{3})+$)/g, '.')
  return `${whole},${String(Math.abs(cents) % 100).padStart(2, '0')} €`
}

const meansWords: Readonly<Record<PaymentMeans, string>> = {
  CONTANTI: 'in contanti',
  POS: 'con POS',
  ASSEGNO: 'con assegno',
  BONIFICO: 'con bonifico',
  SDD: 'con addebito',
  CARTA: 'con carta',
  LINK: 'dal link di pagamento',
}

export function collected(gross: number, means: PaymentMeans | null): string {
  return `Incasso di ${euros(gross)}${means === null ? '' : ` ${meansWords[means]}`}`
}

export function dueNotice(due: IsoDay, plate: string | null): string {
  return plate === null
    ? `Avviso di scadenza del ${shortDay(due)}`
    : `Avviso di scadenza RC auto ${displayPlate(plate)}`
}

export function reminder(gross: number, due: IsoDay): string {
  return `Sollecito di ${euros(gross)}, titolo del ${shortDay(due)}`
}

export function reminderCall(due: IsoDay): string {
  return `Chiamata per il titolo del ${shortDay(due)}`
}

export function outOfCover(due: IsoDay): string {
  return `Lettera: titolo del ${shortDay(due)} non pagato, copertura sospesa`
}

export function promise(day: IsoDay): string {
  return `promessa ${shortDay(day)}`
}

export const noAnswer = [
  'non risponde',
  'segreteria, lasciato messaggio',
  'occupato',
  'richiama lui',
  'numero non raggiungibile',
] as const

export const promiseNotes = [
  '«passo martedì»',
  '«pago appena arriva lo stipendio»',
  '«me ne ero dimenticata, faccio il bonifico oggi»',
  '«mandatemi il link che pago dal telefono»',
  '«viene mia moglie domani mattina»',
  '«sono fuori Torino, rientro venerdì»',
  '«passo sabato se siete aperti»',
  '«pensavo fosse in banca, controllo»',
] as const

export const claimAnswers = [
  'perizia fissata',
  'in attesa del perito',
  'offerta in arrivo dalla compagnia',
  'mancano le fatture',
  'pagamento disposto',
  'aspetta il modulo firmato dalla controparte',
  'liquidatore in ferie, richiamare',
] as const

export const claimNotes = [
  '«il carrozziere non può tenere la macchina ancora a lungo»',
  '«ho già mandato le foto due volte»',
  '«l’amministratore vuole i tempi per iscritto»',
  'Soddisfatto del perito, attende il bonifico.',
  '«se va avanti così cambio compagnia»',
] as const

export function quoteMade(product: string, versions: number): string {
  return versions > 1 ? `Preventivo ${product}, ${versions} versioni` : `Preventivo ${product}`
}

const lossWords: Readonly<Record<NonNullable<Quote['lossCause']>, string>> = {
  PREZZO: 'perso per il prezzo',
  ALTRA_COMPAGNIA: 'ha scelto un’altra compagnia',
  NESSUN_BISOGNO: 'non ne ha bisogno',
  NON_RAGGIUNGIBILE: 'non si riesce a sentire',
  RISCHIO_NON_ASSUNTO: 'rischio non assunto',
  SOLO_INFORMAZIONI: 'voleva solo informazioni',
}

export function quoteOutcome(state: Quote['state'], cause: Quote['lossCause']): string {
  if (cause !== null) return lossWords[cause]
  switch (state) {
    case 'APERTO':
      return 'in corso'
    case 'PROPOSTO':
      return 'proposto, ci pensa'
    case 'ACQUISTATO':
      return 'acquistato'
    default:
      return 'scaduto senza risposta'
  }
}

export function quoteFollowUp(random: Random, state: Quote['state']): string {
  if (state === 'ACQUISTATO')
    return random.pick(['conferma, passa a firmare', 'firma fissata', 'accetta via e-mail'])
  if (state === 'PROPOSTO')
    return random.pick([
      'ci pensa, risentire',
      'ne parla in famiglia',
      'aspetta la scadenza dell’altra polizza',
    ])
  return random.pick([
    'non interessa',
    'ha trovato a meno',
    'non risponde',
    'rimanda all’anno prossimo',
    'resta dove sta',
  ])
}

export const quoteNotes = [
  '«online mi chiedono cento euro in meno»',
  '«se mi togliete la franchigia firmo»',
  'Ha già una polizza simile con la banca, scade in primavera.',
  '«ne parlo con mio marito e vi dico»',
  'Vuole rateizzare in due volte.',
] as const

/** Campaigns of the last year and a half, of the agency or the head office. */
export const campaigns = [
  { name: 'Casa protetta', daysAgo: 128 },
  { name: 'Inverno sicuro', daysAgo: 32 },
  { name: 'Pensarci prima: previdenza', daysAgo: 215 },
  { name: 'Salute in famiglia', daysAgo: 300 },
  { name: 'Guida e tutela', daysAgo: 395 },
] as const

export const complaints = [
  'liquidazione del sinistro troppo lenta',
  'aumento del premio non spiegato',
  'disdetta non registrata',
  'importo liquidato troppo basso',
  'documenti ricevuti in ritardo',
  'rimborso del premio non pagato',
] as const

export const areaVisits = [
  'scaricato il certificato',
  'scaricata la quietanza',
  'aggiornato il cellulare',
  'visto lo stato del sinistro',
  'letta la scadenza',
  'scaricato l’attestato',
] as const

export const ordinaryKinds = [
  ['CHIAMATA', 52],
  ['MESSAGGIO', 28],
  ['VISITA', 20],
] as const satisfies readonly (readonly ['CHIAMATA' | 'MESSAGGIO' | 'VISITA', number])[]

type Words = {
  /** What the customer comes with, and what the agency does of its own accord. */
  readonly asked: readonly string[]
  readonly offered: readonly string[]
  readonly outcomes: readonly string[]
  readonly notes: readonly string[]
}

export const ordinary: Readonly<Record<'CHIAMATA' | 'MESSAGGIO' | 'VISITA', Words>> = {
  CHIAMATA: {
    asked: words(`Chiede la data di scadenza, Cambio di indirizzo, Chiede il duplicato del certificato,
      Vuole sapere cosa copre la polizza casa, Informazioni sul cambio auto, Chiede l’attestato di rischio, Domanda sulla franchigia,
      Passaggio da semestrale ad annuale, Chiede la sospensione della moto per l’inverno`),
    offered:
      words(`Conferma dell’appuntamento, Verifica dei recapiti, Auguri di compleanno, Proposta di revisione delle coperture,
      Verifica del valore della casa, Giro di saluti prima del rinnovo, Chiesti i documenti mancanti`),
    outcomes: words(
      `risposto, inviato per e-mail, appuntamento fissato, richiamare, aggiornato in anagrafica, passa in agenzia`,
    ),
    notes: [
      '«mio figlio ha preso la patente, può guidare?»',
      '«vendo la macchina a fine mese»',
      '«a Natale andiamo in montagna, sono coperto?»',
      'Ha cambiato lavoro, da sentire per la previdenza.',
      '«dalle 9 alle 12 non posso mai»',
      'Contento di come è andato l’ultimo sinistro.',
    ],
  },
  MESSAGGIO: {
    asked:
      words(`Documenti ricevuti, Richiesta di una copia del contratto, Domanda sulla detrazione fiscale, Foto del veicolo ricevute,
      Chiede un appuntamento, Chiede il certificato`),
    offered:
      words(`Inviata la quietanza, Inviato il certificato, Promemoria dell’appuntamento, Risposta sulla detrazione fiscale,
      Dichiarazione per la denuncia dei redditi, Informativa aggiornata`),
    outcomes: words('letto, non letto, risposto, consegnato, a posto così'),
    notes: [
      '«tutto ricevuto, grazie»',
      '«l’allegato non si apre»',
      '«potete mandarlo anche al commercialista?»',
    ],
  },
  VISITA: {
    asked: words(
      `Visita in agenzia, Visita per il rinnovo, Firma della polizza, Consegna dei documenti, Consulenza sulla previdenza`,
    ),
    offered: words(
      `Revisione delle coperture di famiglia, Sopralluogo, Visita a domicilio, Consegna della proposta`,
    ),
    outcomes: words(
      `firmato, proposta consegnata, ci pensa, documenti completi, da risentire fra un mese, appuntamento fissato`,
    ),
    notes: [
      'Venuto con la moglie, interessati alla salute.',
      '«voglio tutto in un’unica data»',
      'Ha portato il libretto della nuova auto.',
      'Casa ristrutturata, rivedere il valore assicurato.',
      '«mi fido di voi, ma il prezzo conta»',
    ],
  },
}
