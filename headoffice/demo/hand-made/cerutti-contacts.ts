import type { Customer } from '../../../shared/features/customers/model.ts'
import type { Interaction } from '../../../shared/features/interactions/model.ts'
import { addDays } from '../../../shared/lib/dates.ts'
import { instantOn } from '../people.ts'
import { shortDay } from '../words/talk.ts'
import type { CeruttiContracts } from './cerutti.ts'
import type { Kit } from './kit.ts'

type Line = readonly [
  daysAgo: number,
  kind: Interaction['kind'],
  channel: Interaction['channel'],
  direction: Interaction['direction'],
  subject: string,
  outcome: string | null,
  about: 'auto' | 'casa' | 'salute' | 'vita' | null,
  note?: string,
]

/** The older part of the history, so that the sheet counts 38 contacts. */
const older: readonly Line[] = [
  [129, 'CAMPAGNA', 'EMAIL', 'OUT', 'Campagna «Casa protetta»', 'letta, non ora', null],
  [165, 'INCASSO', 'AGENZIA', 'IN', 'Incasso di 312,40 € con POS', 'incassato', 'auto'],
  [
    176,
    'SOLLECITO',
    'TELEFONO',
    'OUT',
    'Chiamata per il titolo di primavera',
    'promessa, passa in settimana',
    'auto',
    '«ero convinto di averla pagata»',
  ],
  [187, 'SOLLECITO', 'SMS', 'OUT', 'Sollecito di 312,40 €', 'consegnato', 'auto'],
  [228, 'AVVISO_SCADENZA', 'EMAIL', 'OUT', 'Avviso di scadenza RC auto GH 482 WP', 'letto', 'auto'],
  [231, 'AVVISO_SCADENZA', 'EMAIL', 'OUT', 'Avviso di scadenza casa', 'letto', 'casa'],
  [262, 'MESSAGGIO', 'EMAIL', 'OUT', 'Dichiarazione per la denuncia dei redditi', 'letto', 'vita'],
  [
    296,
    'VISITA',
    'AGENZIA',
    'IN',
    'Revisione delle coperture di famiglia',
    'consensi aggiornati',
    'salute',
    'Venuto con la moglie: da riparlare di previdenza.',
  ],
  [330, 'CHIAMATA', 'TELEFONO', 'OUT', 'Auguri e appuntamento di inizio anno', 'appuntamento fissato', null],
  [372, 'INCASSO', 'AGENZIA', 'IN', 'Incasso della rata RC auto', 'incassato', 'auto'],
  [
    402,
    'ACCESSO_AREA_RISERVATA',
    'AREA_RISERVATA',
    'IN',
    'Accesso all’area riservata',
    'scaricata la quietanza',
    'auto',
  ],
  [447, 'CHIAMATA', 'TELEFONO', 'IN', 'Chiede se la salute copre i figli', 'risposto', 'salute'],
  [500, 'CAMPAGNA', 'EMAIL', 'OUT', 'Campagna «Estate in viaggio»', 'non letta', null],
  [
    559,
    'ACCESSO_AREA_RISERVATA',
    'AREA_RISERVATA',
    'IN',
    'Accesso all’area riservata',
    'consensi aggiornati',
    null,
  ],
  [561, 'AVVISO_SCADENZA', 'EMAIL', 'OUT', 'Avviso di scadenza casa', 'letto', 'casa'],
  [590, 'MESSAGGIO', 'SMS', 'OUT', 'Promemoria dell’appuntamento', 'consegnato', null],
  [655, 'CHIAMATA', 'TELEFONO', 'IN', 'Chiede l’attestato di rischio', 'inviato per e-mail', 'auto'],
  [731, 'VISITA', 'AGENZIA', 'IN', 'Visita per il rinnovo', 'firmato', 'auto'],
  [820, 'MESSAGGIO', 'EMAIL', 'IN', 'Foto del veicolo ricevute', 'risposto', 'auto'],
  [905, 'CHIAMATA', 'TELEFONO', 'OUT', 'Verifica dei recapiti', 'aggiornato in anagrafica', null],
  [1010, 'DENUNCIA_SINISTRO', 'AGENZIA', 'IN', 'Grandine sul tetto e sul cofano', 'denuncia aperta', 'auto'],
  [986, 'CHIAMATA', 'TELEFONO', 'IN', 'A che punto è la perizia', 'perizia fissata', 'auto'],
  [957, 'MESSAGGIO', 'EMAIL', 'OUT', 'Conferma del bonifico del danno', 'letto', 'auto'],
  [1290, 'VISITA', 'AGENZIA', 'IN', 'Revisione delle coperture di famiglia', 'proposta consegnata', 'salute'],
  [1757, 'VISITA', 'AGENZIA', 'IN', 'Firma della polizza', 'firmato', 'salute'],
  [1890, 'MESSAGGIO', 'EMAIL', 'OUT', 'Inviato il certificato', 'letto', 'auto'],
  [2645, 'VISITA', 'AGENZIA', 'IN', 'Firma della polizza', 'firmato', 'vita'],
  [2600, 'CHIAMATA', 'TELEFONO', 'IN', 'Informazioni sul cambio auto', 'risposto', 'auto'],
  [3400, 'CHIAMATA', 'TELEFONO', 'OUT', 'Verifica del valore della casa', 'risposto', 'casa'],
  [4580, 'VISITA', 'AGENZIA', 'IN', 'Firma della polizza', 'firmato', 'casa'],
  [5680, 'VISITA', 'AGENZIA', 'IN', 'Prima visita, preventivo auto', 'proposta consegnata', null],
]

/** Claims, the open negotiation and the contacts of the pictured sheet. */
export function tellCerutti(kit: Kit, davide: Customer, contracts: CeruttiContracts, rinaldi: string): void {
  const { world, office, catalogue } = kit
  const { today } = world
  const place = { agencyId: office.agencyId, portfolio: davide.portfolio, customerId: davide.id }
  const reported = addDays(today, -82)
  const water = world.add('claim', {
    ...place,
    policyId: contracts.casa.policy.id,
    number: world.serials.reserve(`${reported.slice(2, 4)}/0412`),
    branch: '9',
    route: 'ALTRI',
    state: 'APERTO',
    occurredOn: addDays(reported, -2),
    reportedOn: reported,
    closedOn: null,
    description: 'Acqua condotta, macchia sul soffitto del vicino',
    ourFaultPercent: null,
    surveyor: 'Perito Amerio',
    reserve: 120_000,
    paid: 0,
  })
  const hail = addDays(today, -1010)
  world.add('claim', {
    ...place,
    policyId: contracts.auto.policy.id,
    number: world.serials.claim(hail),
    branch: '3',
    route: 'ALTRI',
    state: 'LIQUIDATO',
    occurredOn: addDays(hail, -1),
    reportedOn: hail,
    closedOn: addDays(hail, 51),
    description: 'Grandine sul tetto e sul cofano',
    ourFaultPercent: null,
    surveyor: 'Perizie Dora Riparia',
    reserve: 0,
    paid: 184_000,
  })
  const quoted = addDays(today, -43)
  world.add('quote', {
    ...place,
    productId: catalogue.PIP.product.id,
    number: world.serials.quote(quoted),
    state: 'PROPOSTO',
    lossCause: null,
    createdOn: quoted,
    validTo: addDays(quoted, 60),
    versions: 2,
    annualGross: 120_000,
    collaboratorId: rinaldi,
    policyId: null,
  })
  const recent: readonly (Line & { readonly length: number })[] = [
    [
      5,
      'CHIAMATA',
      'TELEFONO',
      'OUT',
      'Chiamata in uscita',
      `promessa ${shortDay(today)}`,
      'auto',
      '«passo martedì»',
    ],
    [8, 'SOLLECITO', 'SMS', 'OUT', 'Promemoria della rata RC auto', 'consegnato', 'auto'],
    [
      22,
      'AVVISO_SCADENZA',
      'EMAIL',
      'OUT',
      'Avviso di scadenza',
      `letto il ${shortDay(addDays(today, -21))}`,
      'auto',
    ],
    [
      27,
      'ACCESSO_AREA_RISERVATA',
      'AREA_RISERVATA',
      'IN',
      'Accesso all’area riservata',
      'scaricato il certificato',
      'auto',
    ],
    [43, 'PREVENTIVO', 'AGENZIA', 'OUT', 'Preventivo previdenza', 'in corso', null, 'due versioni'],
    [60, 'CHIAMATA', 'TELEFONO', 'OUT', `Sinistro ${water.number}: perito in arrivo`, 'risposto', 'casa'],
    [82, 'VISITA', 'AGENZIA', 'IN', 'Visita in agenzia', `denuncia ${water.number}`, 'casa'],
  ]
  const alone: readonly Interaction['kind'][] = ['AVVISO_SCADENZA', 'ACCESSO_AREA_RISERVATA', 'CAMPAGNA']
  for (const [daysAgo, kind, channel, direction, subject, outcome, about, note] of [...recent, ...older]) {
    world.add('interaction', {
      ...place,
      at: instantOn(kit.random, addDays(today, -daysAgo)),
      channel,
      direction,
      kind,
      subject,
      outcome,
      note: note ?? null,
      collaboratorId: alone.includes(kind) ? null : rinaldi,
      policyId: about === null ? null : contracts[about].policy.id,
      claimId: about === 'casa' && daysAgo <= 82 ? water.id : null,
      followUpOn: daysAgo === 5 ? today : null,
    })
  }
}
