import type { Customer } from '../../../shared/features/customers/model.ts'
import type { Interaction } from '../../../shared/features/interactions/model.ts'
import type { ProductKey } from '../products.ts'
import type { HandPolicy } from './kit.ts'

/** A customer of the pictured list. Persons have first name, sex and birth; firms have the start of a VAT number. */
export type HandCustomer = {
  readonly lastName: string
  readonly firstName?: string
  readonly sex?: 'M' | 'F'
  readonly born?: string
  /** Belfiore code and name; Torino without it. */
  readonly birthPlace?: readonly [code: string, name: string]
  readonly vat?: string
  readonly street: string
  readonly postcode: string
  readonly municipality: string
  /** Surname of who looks after the customer. */
  readonly care: string
  readonly fixed?: Partial<Customer>
  readonly policies: readonly HandPolicy[]
  readonly contacts?: readonly HandContact[]
}

/** A line of the contact history. */
export type HandContact = Pick<
  Interaction,
  'kind' | 'channel' | 'direction' | 'subject' | 'outcome' | 'note'
> & {
  readonly daysAgo: number
}

/** A policy that is paid, with its next term so many days away. */
function paid(product: ProductKey, gross: number, dueIn: number, more: Partial<HandPolicy> = {}): HandPolicy {
  return { product, gross, dueIn, expect: 'COPERTA', years: 4, ...more }
}

const torino = { postcode: '10135', municipality: 'Torino' }

/**
 * The list of the pictures but for the family Cerutti: what each pays, the days to the next term, who looks after him.
 * Days count from the day of the pictures, so that the list always looks the same.
 */
export const handCustomers: readonly HandCustomer[] = [
  {
    lastName: 'Actis',
    firstName: 'Giuliana',
    sex: 'F',
    born: '1958-09-17',
    street: 'Via San Donato 47',
    postcode: '10144',
    municipality: 'Torino',
    care: 'Pautasso',
    policies: [
      paid('ABITARE', 33_030, 6),
      paid('AUTO', 41_220, 190, { plate: 'FG204KM', vehicle: 'Lancia Ypsilon' }),
    ],
  },
  {
    lastName: 'Aimar',
    firstName: 'Renato',
    sex: 'M',
    born: '1961-01-29',
    street: 'Strada Genova 118',
    postcode: '10024',
    municipality: 'Moncalieri',
    care: 'Gandino',
    policies: [
      paid('AUTO', 58_840, 325, { plate: 'EW412HB', vehicle: 'Volkswagen Golf' }),
      paid('SALUTE', 32_960, 145),
    ],
  },
  {
    lastName: 'Barbero',
    firstName: 'Lucia',
    sex: 'F',
    born: '1974-12-03',
    street: 'Via Monginevro 202',
    postcode: '10141',
    municipality: 'Torino',
    care: 'Ferrero',
    policies: [paid('AUTO', 36_640, 343, { plate: 'GC118TT', vehicle: 'Toyota Yaris' })],
  },
  {
    lastName: 'Bertolino',
    firstName: 'Carlo',
    sex: 'M',
    born: '1966-05-22',
    street: 'Via Vittorio Emanuele II 12',
    postcode: '10023',
    municipality: 'Chieri',
    care: 'Pautasso',
    policies: [
      paid('AUTO', 61_240, 77, { plate: 'GA771NR', vehicle: 'Peugeot 2008', years: 5 }),
      paid('ABITARE', 31_800, 160),
      paid('SALUTE', 64_580, 130),
      paid('TUTELA', 10_800, 210),
    ],
  },
  {
    lastName: 'Carrozzeria Dora S.r.l.',
    vat: '1084213',
    street: 'Via Pianezza 31',
    postcode: '10093',
    municipality: 'Collegno',
    care: 'Gandino',
    fixed: { atecoSection: 'G', email: 'info@carrozzeriadora.example', pec: 'carrozzeriadora@pec.example' },
    policies: [
      paid('AUTOCARRO', 284_050, 311, {
        vehicle: 'Libro matricola, 7 veicoli',
        years: 8,
        insuredObject: 'libro matricola',
      }),
      paid('AUTOCARRO', 68_425, 150, { plate: 'FT650XC', vehicle: 'Iveco Daily' }),
      paid('AUTO', 51_200, 240, { plate: 'GH019DR', vehicle: 'Fiat Doblò' }),
      paid('IMPRESA', 342_000, 37, { insuredObject: 'carrozzeria, via Pianezza 31', years: 8 }),
      paid('RC_IMPRESA', 129_000, 90, { insuredObject: 'carrozzeria', years: 6 }),
      paid('TUTELA', 19_400, 90, { years: 6 }),
    ],
  },
  {
    lastName: 'Chiesa',
    firstName: 'Marta',
    sex: 'F',
    born: '1989-07-08',
    street: 'Via Torino 64',
    postcode: '10042',
    municipality: 'Nichelino',
    care: 'Oddone',
    policies: [paid('AUTO', 40_290, 57, { plate: 'FR552BV', vehicle: 'Ford Fiesta' })],
  },
  {
    lastName: 'Conti',
    firstName: 'Fabrizio',
    sex: 'M',
    born: '1977-10-26',
    ...torino,
    street: 'Via Barletta 88',
    postcode: '10136',
    care: 'Gandino',
    fixed: { mobile: '+393496012773' },
    contacts: [
      {
        daysAgo: 15,
        kind: 'RECLAMO',
        channel: 'EMAIL',
        direction: 'IN',
        subject: 'Reclamo: premio addebitato due volte',
        outcome: 'trasmesso alla compagnia, cliente informato',
        note: '«Chiedo il rimborso e una spiegazione scritta.»',
      },
      {
        daysAgo: 6,
        kind: 'CHIAMATA',
        channel: 'TELEFONO',
        direction: 'OUT',
        subject: 'Conferma dell’accredito',
        outcome: 'rimborso ricevuto',
        note: null,
      },
    ],
    policies: [
      paid('AUTO', 57_520, 129, {
        number: '30771204',
        plate: 'FZ903PL',
        vehicle: 'Jeep Renegade',
        frequency: 'SEMESTRALE',
        delays: [0, 1],
        means: 'POS',
      }),
    ],
  },
  {
    lastName: 'D’Angelo',
    firstName: 'Rosario',
    sex: 'M',
    born: '1963-03-19',
    birthPlace: ['B429', 'Caltanissetta'],
    street: 'Corso Giulio Cesare 141',
    postcode: '10155',
    municipality: 'Torino',
    care: 'Oddone',
    policies: [
      {
        ...paid('AUTO', 45_930, -47, {
          plate: 'EZ281GF',
          vehicle: 'Fiat Punto',
          frequency: 'SEMESTRALE',
          withinTerm: true,
          delays: [4, 11, -1],
        }),
        expect: 'FUORI_COPERTURA',
      },
      paid('ABITARE', 23_000, 150),
    ],
  },
  {
    lastName: 'Ferraris',
    firstName: 'Guido',
    sex: 'M',
    born: '1955-11-11',
    street: 'Corso Moncalieri 233',
    postcode: '10133',
    municipality: 'Torino',
    care: 'Rinaldi',
    policies: [
      paid('AUTO', 79_810, 322, { plate: 'GK035VN', vehicle: 'Volvo XC40', years: 3 }),
      paid('AUTO', 40_250, 330, { plate: 'EP616WA', vehicle: 'Fiat 500', years: 9 }),
      paid('ABITARE', 42_000, 308, { years: 14 }),
      paid('TCM', 50_000, 340, { years: 6, lifeYears: 20 }),
      paid('RISPARMIO', 100_000, 350, { years: 7, lifeYears: 15 }),
    ],
  },
  {
    lastName: 'Gariglio',
    firstName: 'Teresa',
    sex: 'F',
    born: '1949-10-15',
    street: 'Via Real Collegio 20',
    postcode: '10024',
    municipality: 'Moncalieri',
    care: 'Pautasso',
    policies: [paid('ABITARE', 28_850, 10, { years: 11 })],
  },
  {
    lastName: 'Ghibaudo',
    firstName: 'Enrico',
    sex: 'M',
    born: '1970-02-06',
    street: 'Corso Francia 54',
    postcode: '10098',
    municipality: 'Rivoli',
    care: 'Ferrero',
    policies: [
      paid('AUTO', 86_430, 15, { plate: 'EL774RC', vehicle: 'BMW Serie 1', years: 7 }),
      paid('RISPARMIO', 179_570, 95, { years: 5, lifeYears: 15 }),
      paid('PIP', 160_000, 120, { years: 8, lifeYears: 20 }),
    ],
  },
  {
    lastName: 'Giordano',
    firstName: 'Silvia',
    sex: 'F',
    born: '1992-04-30',
    street: 'Via Cigna 76',
    postcode: '10152',
    municipality: 'Torino',
    care: 'Bruno',
    policies: [paid('AUTO', 37_780, 360, { plate: 'GB447EJ', vehicle: 'Dacia Sandero', years: 2 })],
  },
  {
    lastName: 'Kola',
    firstName: 'Arben',
    sex: 'M',
    born: '1981-06-24',
    birthPlace: ['Z100', 'Albania'],
    street: 'Via Sempione 150',
    postcode: '10154',
    municipality: 'Torino',
    care: 'Bruno',
    policies: [
      paid('AUTO', 57_100, 39, { plate: 'DX903SG', vehicle: 'Opel Corsa', years: 6 }),
      paid('VIAGGI', 8420, 150, { years: 2 }),
    ],
  },
  {
    lastName: 'Lo Russo',
    firstName: 'Michele',
    sex: 'M',
    born: '1987-08-13',
    birthPlace: ['D643', 'Foggia'],
    street: 'Via Cotta 35',
    postcode: '10095',
    municipality: 'Grugliasco',
    care: 'Ferrero',
    policies: [
      paid('AUTO', 71_240, 200, { plate: 'FL380YM', vehicle: 'Nissan Qashqai', years: 3 }),
      { ...paid('INFORTUNI', 11_800, -12, { neverPaid: true, years: 0 }), expect: 'NON_ATTIVA' },
    ],
  },
  {
    lastName: 'Marengo',
    firstName: 'Paola',
    sex: 'F',
    born: '1979-01-16',
    street: 'Via Saluzzo 9',
    postcode: '10064',
    municipality: 'Pinerolo',
    care: 'Gandino',
    policies: [
      paid('AUTO', 61_190, 324, { plate: 'FD660ZA', vehicle: 'Renault Captur' }),
      paid('ABITARE', 26_480, 134),
      paid('SALUTE', 22_000, 250),
    ],
  },
  {
    lastName: 'Martinotti e Associati',
    vat: '1117420',
    street: 'Via Cernaia 30',
    postcode: '10122',
    municipality: 'Torino',
    care: 'Rinaldi',
    fixed: { atecoSection: 'M', email: 'studio@martinotti.example', pec: 'martinotti@pec.example' },
    policies: [
      paid('RC_PROFESSIONALE', 164_800, 69, { insuredObject: 'studio di commercialisti', years: 12 }),
      paid('IMPRESA', 113_600, 120, { insuredObject: 'ufficio, via Cernaia 30', years: 9 }),
      paid('TUTELA', 19_600, 160),
    ],
  },
  {
    lastName: 'Negro',
    firstName: 'Alberto',
    sex: 'M',
    born: '1954-06-02',
    street: 'Via Lancia 48',
    postcode: '10141',
    municipality: 'Torino',
    care: 'Pautasso',
    policies: [paid('AUTO', 34_900, 305, { plate: 'EN540PD', vehicle: 'Fiat Panda', years: 10 })],
  },
  {
    lastName: 'Panero',
    firstName: 'Bruno',
    sex: 'M',
    born: '1964-08-31',
    street: 'Via Salotto 5',
    postcode: '10041',
    municipality: 'Carignano',
    care: 'Pautasso',
    policies: [
      paid('AUTO', 46_390, 98, { plate: 'FV129HA', vehicle: 'Suzuki Swift' }),
      paid('ABITARE', 29_800, 201),
    ],
  },
  {
    lastName: 'Cerutti Costruzioni S.r.l.',
    vat: '1056628',
    street: 'Via Alba 22',
    postcode: '10098',
    municipality: 'Rivoli',
    care: 'Vigna',
    fixed: {
      atecoSection: 'F',
      email: 'info@cerutticostruzioni.example',
      pec: 'cerutticostruzioni@pec.example',
    },
    policies: [
      paid('RC_IMPRESA', 218_000, 170, { insuredObject: 'impresa edile', years: 9 }),
      paid('AUTOCARRO', 72_460, 96, { plate: 'FM774CS', vehicle: 'Fiat Ducato' }),
      paid('AUTOCARRO', 64_120, 221, { plate: 'GE205TL', vehicle: 'Piaggio Porter', years: 2 }),
    ],
  },
]

/** Prospects of the pictures, with what they asked for and how many days ago. */
export type HandLead = Omit<HandCustomer, 'policies'> & {
  readonly wish: ProductKey
  readonly gross: number
  readonly daysAgo: number
}

export const handLeads: readonly HandLead[] = [
  {
    lastName: 'Odasso',
    firstName: 'Irene',
    sex: 'F',
    born: '1990-03-27',
    birthPlace: ['D205', 'Cuneo'],
    street: 'Corso Nizza 15',
    postcode: '12100',
    municipality: 'Cuneo',
    care: 'Gandino',
    fixed: { province: 'CN' },
    wish: 'ABITARE',
    gross: 31_200,
    daysAgo: 1,
  },
  {
    lastName: 'Popescu',
    firstName: 'Mihaela',
    sex: 'F',
    born: '1984-11-12',
    birthPlace: ['Z129', 'Romania'],
    street: 'Via Bologna 174',
    postcode: '10152',
    municipality: 'Torino',
    care: 'Bruno',
    wish: 'SALUTE',
    gross: 58_400,
    daysAgo: 2,
  },
  {
    lastName: 'Vaschetto',
    firstName: 'Laura',
    sex: 'F',
    born: '1982-05-09',
    ...torino,
    street: 'Via Filadelfia 205',
    postcode: '10136',
    care: 'Ferrero',
    wish: 'PIP',
    gross: 180_000,
    daysAgo: 4,
  },
  {
    lastName: 'Merlo',
    firstName: 'Stefano',
    sex: 'M',
    born: '1995-01-18',
    street: 'Via Dante 7',
    postcode: '10093',
    municipality: 'Collegno',
    care: 'Oddone',
    wish: 'AUTO',
    gross: 46_800,
    daysAgo: 3,
  },
  {
    lastName: 'Ceruti',
    firstName: 'Piero',
    sex: 'M',
    born: '1972-09-04',
    street: 'Via Tana 26',
    postcode: '10023',
    municipality: 'Chieri',
    care: 'Pautasso',
    wish: 'ABITARE',
    gross: 27_600,
    daysAgo: 40,
  },
]
