import type { Customer } from '../../../shared/features/customers/model.ts'
import { words } from './list.ts'

type Ateco = NonNullable<Customer['atecoSection']>

/** A trade: its ATECO section, how often it is met, and the words its firms are called by. */
export type Trade = {
  readonly section: Ateco
  readonly weight: number
  readonly titles: readonly string[]
  /** What is insured, in the words of a policy. */
  readonly activity: string
}

export const trades: readonly Trade[] = [
  {
    section: 'C',
    weight: 8,
    titles: words('Officina Meccanica, Carpenteria, Stampaggi, Tornerie, Minuterie'),
    activity: 'officina meccanica',
  },
  {
    section: 'C',
    weight: 4,
    titles: words('Pasticceria, Panificio, Pastificio, Cioccolateria'),
    activity: 'laboratorio alimentare',
  },
  {
    section: 'C',
    weight: 3,
    titles: words('Falegnameria, Mobilificio, Serramenti'),
    activity: 'falegnameria',
  },
  {
    section: 'F',
    weight: 14,
    titles: words('Costruzioni, Impresa Edile, Ristrutturazioni, Ponteggi, Decorazioni'),
    activity: 'impresa edile',
  },
  {
    section: 'F',
    weight: 8,
    titles: words('Impianti Elettrici, Termoidraulica, Climatizzazione, Impianti'),
    activity: 'installazione di impianti',
  },
  {
    section: 'G',
    weight: 9,
    titles: words('Ferramenta, Abbigliamento, Calzature, Cartoleria, Ottica, Casalinghi'),
    activity: 'negozio',
  },
  {
    section: 'G',
    weight: 7,
    titles: words('Carrozzeria, Autofficina, Autoriparazioni, Gommista, Autosalone'),
    activity: 'autoriparazione',
  },
  {
    section: 'G',
    weight: 5,
    titles: words('Alimentari, Ortofrutta, Macelleria, Enoteca'),
    activity: 'negozio di alimentari',
  },
  {
    section: 'H',
    weight: 5,
    titles: words('Autotrasporti, Trasporti, Logistica, Traslochi'),
    activity: 'autotrasporto',
  },
  {
    section: 'I',
    weight: 10,
    titles: words('Bar, Ristorante, Trattoria, Pizzeria, Osteria, Caffè'),
    activity: 'esercizio di ristorazione',
  },
  {
    section: 'J',
    weight: 4,
    titles: words('Informatica, Software, Web Agency, Sistemi'),
    activity: 'servizi informatici',
  },
  {
    section: 'L',
    weight: 6,
    titles: words('Immobiliare, Amministrazioni'),
    activity: 'gestione di immobili',
  },
  {
    section: 'M',
    weight: 9,
    titles: words(
      'Studio Tecnico, Studio Legale, Studio Commercialista, Studio di Architettura, Studio Associato',
    ),
    activity: 'studio professionale',
  },
  {
    section: 'N',
    weight: 4,
    titles: words('Servizi, Pulizie, Giardini, Vigilanza'),
    activity: 'servizi alle imprese',
  },
  {
    section: 'Q',
    weight: 4,
    titles: words('Studio Dentistico, Fisioterapia, Ambulatorio Veterinario, Farmacia'),
    activity: 'studio sanitario',
  },
  {
    section: 'S',
    weight: 5,
    titles: words('Parrucchieri, Estetica, Lavanderia, Riparazioni'),
    activity: 'servizi alla persona',
  },
  {
    section: 'A',
    weight: 3,
    titles: words('Azienda Agricola, Vivai, Cascina, Floricoltura'),
    activity: 'azienda agricola',
  },
  {
    section: 'R',
    weight: 2,
    titles: words('Palestra, Circolo, Scuola di Danza'),
    activity: 'centro sportivo',
  },
]

/** Legal forms with how often they are met. */
export const legalForms: readonly (readonly [string, number])[] = [
  ['S.r.l.', 48],
  ['S.n.c.', 20],
  ['S.a.s.', 16],
  ['S.r.l.s.', 8],
  ['S.p.A.', 3],
  ['Soc. Coop.', 5],
]

/** Fancy words that firms are called by instead of their owner's name. */
export const firmWords: readonly string[] = words(`
Dora, Po, Sangone, Superga, Valentino, Mole, Monviso, Piemonte, Subalpina, Sabauda, Taurus, Nord Ovest, Alpina, Millefonti,
San Paolo, Lingotto, Mirafiori, Vanchiglia, Barriera, Aurora, Le Alpi, La Collina, Del Borgo, Stella, Europa, Italia, Moderna,
Nuova, Futura, Progetto, Punto, Idea, Due Emme, Tre Esse, Gamma, Delta, Sigma, Orizzonte, Ponte Mosca, Porta Nuova, Crocetta`)
