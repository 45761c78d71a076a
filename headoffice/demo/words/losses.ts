import type { BranchCode } from '../../../shared/lib/codes.ts'

// What a loss notice says in one line.

const motorWrong = [
  'Tamponamento al semaforo, nostro veicolo tampona',
  'Mancata precedenza all’incrocio',
  'Urto in retromarcia nel parcheggio del supermercato',
  'Cambio di corsia in tangenziale, urto laterale',
  'Danno a veicolo in sosta uscendo dal posteggio',
  'Apertura della portiera contro ciclista',
] as const

const motorRight = [
  'Tamponati in coda in corso Regina Margherita',
  'Urtati da chi usciva da un passo carraio',
  'Colpiti in rotonda da veicolo che non dava precedenza',
  'Veicolo in sosta urtato, controparte identificata',
  'Tamponati in tangenziale, colpo di frusta del conducente',
  'Urto laterale di chi cambiava corsia',
] as const

const byBranch: Partial<Record<BranchCode, readonly string[]>> = {
  '1': [
    'Caduta dalle scale, frattura del polso',
    'Frattura della caviglia in montagna',
    'Taglio a una mano durante lavori in casa',
    'Caduta in bicicletta, trauma alla spalla',
  ],
  '2': [
    'Visita ortopedica e risonanza',
    'Intervento in day hospital',
    'Esami del sangue e visita cardiologica',
    'Ricovero per appendicite',
    'Visita oculistica',
    'Ciclo di fisioterapia',
    'Ecografia e visita specialistica',
  ],
  '3': [
    'Furto con scasso, danni alla portiera',
    'Cristallo del parabrezza scheggiato',
    'Furto del veicolo sotto casa',
    'Grandine sul tetto e sul cofano',
    'Atti vandalici in via pubblica',
    'Tentato furto, serratura forzata',
  ],
  '8': [
    'Fumo e fiamme dal quadro elettrico',
    'Fulmine sulla linea, elettrodomestici danneggiati',
    'Vento forte, tegole cadute',
    'Principio d’incendio in cucina',
    'Grandine sulle tapparelle e sui pannelli solari',
  ],
  '9': [
    'Acqua condotta, macchia sul soffitto del vicino',
    'Rottura del tubo del bagno',
    'Perdita dalla lavastoviglie, parquet rovinato',
    'Furto in appartamento durante le ferie',
    'Gelo, tubo scoppiato in mansarda',
    'Ricerca e riparazione del guasto idraulico',
  ],
  '10': motorRight,
  '13': [
    'Il cane ha morso un passante',
    'Vaso caduto dal balcone su un’auto in sosta',
    'Danno al parquet dell’inquilino di sotto',
    'Cliente scivolato sul pavimento bagnato',
    'Pallone contro la vetrina del negozio',
    'Errore di progetto contestato dal committente',
  ],
  '15': ['Escussione chiesta dal committente'],
  '17': [
    'Lite con il condominio per le spese',
    'Ricorso contro una sanzione',
    'Contestazione di una garanzia sull’acquisto',
    'Vertenza con il datore di lavoro',
  ],
  '18': [
    'Bagaglio smarrito in aeroporto',
    'Rientro sanitario dall’estero',
    'Medico in viaggio, rimborso spese',
    'Volo perso per ritardo del treno',
  ],
  I: ['Decesso dell’assicurato, domanda dei beneficiari'],
}

/** Lines that fit a branch; for RC auto, also whose fault it was. */
export function lossWords(branch: BranchCode, ourFaultPercent: number | null): readonly string[] {
  if (branch === '10') return ourFaultPercent !== null && ourFaultPercent > 50 ? motorWrong : motorRight
  return byBranch[branch] ?? ['Danno denunciato in agenzia']
}

export const surveyors = [
  'Studio Peritale Valsusa',
  'Perito Borgogno',
  'Perito Amerio',
  'Perizie Dora Riparia',
  'Perito Sgrò',
  'Studio Tecnico Mellano',
  'Medico legale Fassino',
] as const
