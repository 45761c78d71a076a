import { municipalityRows } from './municipality-rows.ts'

/** A province (or metropolitan city, or Aosta): its two-letter sign, name and region. */
export type Province = { readonly sign: string; readonly name: string; readonly region: string }

/** A municipality (comune). `weight`: see municipality-rows.ts. */
export type Municipality = {
  readonly code: string
  readonly name: string
  readonly province: string
  readonly weight: number
}

// The 107 of 2016 to 2025; the Sardinian ones have been redrawn since, and addresses still bear these signs.
const provincesOfRegion: Readonly<Record<string, string>> = {
  Piemonte:
    'TO Torino,VC Vercelli,NO Novara,CN Cuneo,AT Asti,AL Alessandria,BI Biella,VB Verbano-Cusio-Ossola',
  "Valle d'Aosta": 'AO Aosta',
  Lombardia:
    'VA Varese,CO Como,SO Sondrio,MI Milano,BG Bergamo,BS Brescia,PV Pavia,CR Cremona,MN Mantova,LC Lecco,LO Lodi,MB Monza e Brianza',
  'Trentino-Alto Adige': 'BZ Bolzano,TN Trento',
  Veneto: 'VR Verona,VI Vicenza,BL Belluno,TV Treviso,VE Venezia,PD Padova,RO Rovigo',
  'Friuli-Venezia Giulia': 'UD Udine,GO Gorizia,TS Trieste,PN Pordenone',
  Liguria: 'IM Imperia,SV Savona,GE Genova,SP La Spezia',
  'Emilia-Romagna':
    'PC Piacenza,PR Parma,RE Reggio Emilia,MO Modena,BO Bologna,FE Ferrara,RA Ravenna,FC Forlì-Cesena,RN Rimini',
  Toscana:
    'MS Massa-Carrara,LU Lucca,PT Pistoia,FI Firenze,LI Livorno,PI Pisa,AR Arezzo,SI Siena,GR Grosseto,PO Prato',
  Umbria: 'PG Perugia,TR Terni',
  Marche: 'PU Pesaro e Urbino,AN Ancona,MC Macerata,AP Ascoli Piceno,FM Fermo',
  Lazio: 'VT Viterbo,RI Rieti,RM Roma,LT Latina,FR Frosinone',
  Abruzzo: "AQ L'Aquila,TE Teramo,PE Pescara,CH Chieti",
  Molise: 'CB Campobasso,IS Isernia',
  Campania: 'CE Caserta,BN Benevento,NA Napoli,AV Avellino,SA Salerno',
  Puglia: 'FG Foggia,BA Bari,TA Taranto,BR Brindisi,LE Lecce,BT Barletta-Andria-Trani',
  Basilicata: 'PZ Potenza,MT Matera',
  Calabria: 'CS Cosenza,CZ Catanzaro,RC Reggio Calabria,KR Crotone,VV Vibo Valentia',
  Sicilia:
    'TP Trapani,PA Palermo,ME Messina,AG Agrigento,CL Caltanissetta,EN Enna,CT Catania,RG Ragusa,SR Siracusa',
  Sardegna: 'SS Sassari,NU Nuoro,CA Cagliari,OR Oristano,SU Sud Sardegna',
}

/** The 20 regions, from north to south. */
export const regions: readonly string[] = Object.keys(provincesOfRegion)

/** The 107 provinces, by region. */
export const provinces: readonly Province[] = Object.entries(provincesOfRegion).flatMap(([region, list]) =>
  list.split(',').map((entry) => ({ sign: entry.slice(0, 2), name: entry.slice(3), region })),
)

/** The larger municipalities of every province, and more of them around Torino: not the whole register. */
export const municipalities: readonly Municipality[] = municipalityRows
  .trim()
  .split('\n')
  .map((row) => {
    const [code = '', province = '', weight = ''] = row.split(' ')
    return {
      code,
      name: row.slice(code.length + province.length + weight.length + 3),
      province,
      weight: Number(weight),
    }
  })

const provinceBySign = new Map(provinces.map((province) => [province.sign, province]))
const municipalityByCode = new Map(municipalities.map((municipality) => [municipality.code, municipality]))

/** The province of a sign such as 'TO'; null for an unknown one. */
export function provinceOf(sign: string): Province | null {
  return provinceBySign.get(sign) ?? null
}

/** The municipality of a Belfiore code such as 'L219'; null when it is not in this table, which says nothing of the code. */
export function municipalityOf(code: string): Municipality | null {
  return municipalityByCode.get(code) ?? null
}
