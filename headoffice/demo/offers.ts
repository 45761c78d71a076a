import type { PaymentFrequency } from '../../shared/lib/codes.ts'
import { ageOn, type IsoDay } from '../../shared/lib/dates.ts'
import { carPlate, motorcyclePlate } from './contacts.ts'
import { type Cover, cover } from './covers.ts'
import type { PolicyKind, ProductKey } from './products.ts'
import type { Random } from './random.ts'
import { cars, motorcycles, trucks } from './words/vehicles.ts'

/** Who is insured, as far as product and price depend on it. */
export type Risk = {
  readonly birthDate: IsoDay | null
  readonly firm: boolean
  readonly activity: string
  readonly building: boolean
  readonly address: string
}

/** What is sold: the product, its covers and the words of the policy. */
export type Offer = {
  readonly product: ProductKey
  readonly covers: readonly Cover[]
  readonly frequency: PaymentFrequency
  readonly plate: string | null
  readonly vehicle: string | null
  readonly cuClass: number | null
  readonly insuredObject: string | null
  /** Single premium in cents; nothing is due later. */
  readonly singlePremium?: number
  /** Life: years of the contract, null for whole life. */
  readonly lifeYears?: number | null
}

/** Invents what a customer buys of a kind. Prices are those of domain.md section 5. */
export function makeOffer(random: Random, kind: PolicyKind, risk: Risk, today: IsoDay): Offer {
  const age = risk.birthDate === null ? null : (ageOn(risk.birthDate, today) ?? 0)
  switch (kind) {
    case 'AUTO':
      return autoOffer(random, risk, age, today)
    case 'CASA':
      return homeOffer(random, risk)
    case 'INFORTUNI':
      return plain(random, 'INFORTUNI', accidentCovers(random), kind, risk.firm ? risk.activity : null)
    case 'MALATTIA':
      return plain(random, 'SALUTE', healthCovers(random), kind, null)
    case 'RC_TUTELA':
      return liabilityOffer(random, risk)
    case 'IMPRESA':
      return businessOffer(random, risk)
    case 'VITA':
      return lifeOffer(random, risk, age ?? 45)
  }
}

const cents = (euros: number) => Math.max(500, Math.round(euros * 20) * 5)

function plain(
  random: Random,
  product: ProductKey,
  covers: readonly Cover[],
  kind: PolicyKind,
  insuredObject: string | null,
): Offer {
  const frequency = drawFrequency(random, kind)
  return { product, covers, frequency, plate: null, vehicle: null, cuClass: null, insuredObject }
}

/** Together annual 62 %, half-yearly 30 %, other 8 %: RC auto is paid once or twice, life often monthly. */
function drawFrequency(random: Random, kind: PolicyKind): PaymentFrequency {
  if (kind === 'AUTO') {
    return random.weighted([
      ['ANNUALE', 63],
      ['SEMESTRALE', 34],
      ['QUADRIMESTRALE', 1.7],
      ['TRIMESTRALE', 1.3],
    ])
  }
  if (kind === 'VITA') {
    return random.weighted([
      ['ANNUALE', 43],
      ['SEMESTRALE', 23],
      ['TRIMESTRALE', 20],
      ['MENSILE', 10],
      ['QUADRIMESTRALE', 4],
    ])
  }
  return random.weighted([
    ['ANNUALE', 69.5],
    ['SEMESTRALE', 26.5],
    ['TRIMESTRALE', 2.5],
    ['QUADRIMESTRALE', 1.5],
  ])
}

/** 84 % in class 1, 3.1 % in 11 to 18, the rest between. */
function drawCuClass(random: Random): number {
  const at = random.unit()
  if (at < 0.84) return 1
  if (at < 0.969) return random.weighted([2, 3, 4, 5, 6, 7, 8, 9, 10].map((one) => [one, 11 - one] as const))
  return random.weighted([
    [11, 2],
    [12, 2],
    [13, 3],
    [14, 8],
    [15, 1],
    [16, 1],
    [17, 1],
    [18, 2],
  ])
}

/** Gross RC auto premium in euros: under 25 in class 1 about 652, over 60 about 357, classes 11 to 18 about 775. */
function liabilityPrice(random: Random, age: number | null, cuClass: number): number {
  const inClassOne = age === null ? 345 : age < 25 ? 652 : age < 35 ? 380 : age < 60 ? 343 : 336
  const malus = cuClass === 1 ? 1 : cuClass < 11 ? 1 + 0.045 * (cuClass + 1) : 775 / 372
  return random.logNormal(inClassOne * malus, 0.18)
}

function autoOffer(random: Random, risk: Risk, age: number | null, today: IsoDay): Offer {
  const type = risk.firm ? (random.chance(0.5) ? 'AUTOCARRO' : 'AUTO') : random.chance(0.1) ? 'MOTO' : 'AUTO'
  const cuClass = drawCuClass(random)
  const factor = type === 'MOTO' ? 0.82 : type === 'AUTOCARRO' ? 1.1 : 1
  const registered = Number(today.slice(0, 4)) - Math.min(22, Math.floor(random.wait(7)))
  const covers: Cover[] = [
    cover('10', 'RC auto', cents(liabilityPrice(random, age, cuClass) * factor), {
      limit: random.weighted([
        [7_750_000, 62],
        [10_000_000, 26],
        [25_000_000, 12],
      ]),
    }),
  ]
  // ANIA: 9.5 of 30 million cars have an own-damage cover; a black box in 21.2 %.
  if (random.chance(0.317)) {
    const value = Math.max(1500, random.int(9, 32) * 1000 - (Number(today.slice(0, 4)) - registered) * 1200)
    covers.push(cover('3', 'Furto e incendio', cents(60 + value * 0.0085), { value, share: 10 }))
    if (random.chance(0.3))
      covers.push(cover('3', 'Cristalli', cents(random.between(24, 42)), { limit: 1000 }))
  }
  if (random.chance(0.212))
    covers.push(cover('18', 'Assistenza con scatola nera', cents(random.between(16, 28))))
  else if (random.chance(0.4)) covers.push(cover('18', 'Assistenza stradale', cents(random.between(18, 30))))
  if (covers.length < 4 && random.chance(0.3)) {
    covers.push(cover('1', 'Infortuni del conducente', cents(random.between(22, 38)), { limit: 100_000 }))
  }
  if (covers.length < 4 && random.chance(0.25)) {
    covers.push(cover('17', 'Tutela legale', cents(random.between(14, 22)), { limit: 15_000 }))
  }
  const moto = type === 'MOTO'
  return {
    product: type,
    covers,
    frequency: drawFrequency(random, 'AUTO'),
    plate: moto ? motorcyclePlate(random) : carPlate(random, registered),
    vehicle: random.pick(moto ? motorcycles : type === 'AUTOCARRO' ? trucks : cars),
    cuClass,
    insuredObject: null,
  }
}

/** 51 % multi-risk, 38 % fire alone, 10 % whole buildings; 250 euros on average. */
function homeOffer(random: Random, risk: Risk): Offer {
  if (risk.building) {
    const value = random.int(9, 45) * 100_000
    const covers = [
      cover('8', 'Incendio ed eventi', cents(random.logNormal(440, 0.3)), { value }),
      cover('9', 'Acqua condotta', cents(random.logNormal(205, 0.3)), { limit: 20_000, deductible: 250 }),
      cover('13', 'RC della proprietà', cents(random.logNormal(150, 0.3)), { limit: 1_500_000 }),
    ]
    return plain(random, 'FABBRICATI', covers, 'CASA', risk.address)
  }
  const value = random.int(8, 38) * 10_000
  if (random.chance(0.424)) {
    return plain(
      random,
      'INCENDIO',
      [cover('8', 'Incendio del fabbricato', cents(random.logNormal(96, 0.3)), { value })],
      'CASA',
      risk.address,
    )
  }
  const covers = [
    cover('8', 'Incendio ed eventi naturali', cents(random.logNormal(98, 0.25)), { value, deductible: 150 }),
    cover('13', 'RC della famiglia', cents(random.logNormal(62, 0.2)), { limit: 500_000 }),
  ]
  if (random.chance(0.7)) {
    covers.push(
      cover('9', 'Acqua condotta', cents(random.logNormal(58, 0.2)), { limit: 5000, deductible: 150 }),
    )
  }
  if (random.chance(0.45)) {
    covers.push(cover('9', 'Furto', cents(random.logNormal(96, 0.25)), { limit: 8000, share: 20 }))
  }
  return plain(random, 'ABITARE', covers, 'CASA', risk.address)
}

/** 59 euros a policy. */
function accidentCovers(random: Random): Cover[] {
  const covers = [
    cover('1', 'Invalidità permanente', cents(random.logNormal(38, 0.35)), { limit: 100_000, share: 3 }),
  ]
  if (random.chance(0.6))
    covers.push(cover('1', 'Morte', cents(random.logNormal(18, 0.3)), { limit: 50_000 }))
  if (random.chance(0.5))
    covers.push(
      cover('1', 'Rimborso spese di cura', cents(random.logNormal(20, 0.3)), { limit: 2500, deductible: 50 }),
    )
  return covers
}

/** 462 euros a policy. */
function healthCovers(random: Random): Cover[] {
  const covers = [
    cover('2', 'Ricoveri e interventi', cents(random.logNormal(268, 0.35)), {
      limit: 150_000,
      deductible: 500,
    }),
    cover('2', 'Visite ed esami', cents(random.logNormal(142, 0.3)), { limit: 3000, share: 20 }),
  ]
  if (random.chance(0.5))
    covers.push(cover('2', 'Diaria da ricovero', cents(random.logNormal(104, 0.3)), { limit: 100 }))
  return covers
}

function liabilityOffer(random: Random, risk: Risk): Offer {
  if (risk.firm || random.chance(0.08)) {
    const covers = [
      cover('13', 'RC professionale', cents(random.logNormal(330, 0.4)), {
        limit: 1_000_000,
        deductible: 1000,
      }),
    ]
    return plain(
      random,
      'RC_PROFESSIONALE',
      covers,
      'RC_TUTELA',
      risk.firm ? risk.activity : 'attività professionale',
    )
  }
  return random.weighted<() => Offer>([
    [
      () =>
        plain(
          random,
          'RC_FAMIGLIA',
          [cover('13', 'RC della vita privata', cents(random.logNormal(84, 0.25)), { limit: 500_000 })],
          'RC_TUTELA',
          null,
        ),
      45,
    ],
    [
      () =>
        plain(
          random,
          'TUTELA',
          [cover('17', 'Tutela legale', cents(random.logNormal(118, 0.25)), { limit: 30_000 })],
          'RC_TUTELA',
          null,
        ),
      30,
    ],
    [
      () =>
        plain(
          random,
          'VIAGGI',
          [
            cover('18', 'Assistenza in viaggio', cents(random.logNormal(64, 0.25)), { limit: 10_000 }),
            cover('17', 'Tutela legale in viaggio', cents(random.logNormal(22, 0.25)), { limit: 10_000 }),
          ],
          'RC_TUTELA',
          null,
        ),
      25,
    ],
  ])()
}

/** The rest of the premium mix: about 2,900 euros on average, with few large ones. */
function businessOffer(random: Random, risk: Risk): Offer {
  const activity = risk.activity
  const size = random.logNormal(1, 0.7)
  return random.weighted<() => Offer>([
    [
      () =>
        plain(
          random,
          'IMPRESA',
          [
            cover('8', 'Incendio del contenuto e del fabbricato', cents(1420 * size), {
              value: random.int(10, 90) * 10_000,
            }),
            cover('9', 'Furto e rapina', cents(720 * size), { limit: 30_000, share: 10 }),
            cover('13', 'RC verso terzi e prestatori', cents(1260 * size), { limit: 1_500_000 }),
            cover('8', 'Eventi catastrofali', cents(460 * size), {
              value: random.int(10, 60) * 10_000,
              share: 10,
            }),
          ],
          'IMPRESA',
          activity,
        ),
      52,
    ],
    [
      () =>
        plain(
          random,
          'CATNAT',
          [
            cover('8', 'Sisma, alluvione e frana', cents(1150 * size), {
              value: random.int(10, 60) * 10_000,
              share: 15,
            }),
          ],
          'IMPRESA',
          activity,
        ),
      18,
    ],
    [
      () =>
        plain(
          random,
          'RC_IMPRESA',
          [cover('13', 'RC verso terzi', cents(2250 * size), { limit: 1_000_000, deductible: 500 })],
          'IMPRESA',
          activity,
        ),
      24,
    ],
    [
      () =>
        plain(
          random,
          'CAUZIONI',
          [cover('15', 'Cauzione definitiva', cents(1500 * size), { limit: random.int(5, 40) * 1000 })],
          'IMPRESA',
          activity,
        ),
      6,
    ],
  ])()
}

const lifeProducts = {
  TCM: { price: 480, branch: 'I', name: 'Capitale in caso di morte' },
  PIP: { price: 2050, branch: 'I', name: 'Rendita integrativa' },
  RISPARMIO: { price: 2400, branch: 'I', name: 'Capitale rivalutabile' },
  UNIT: { price: 2800, branch: 'III', name: 'Fondi interni' },
  LTC: { price: 800, branch: 'IV', name: 'Rendita per non autosufficienza' },
} as const

function lifeOffer(random: Random, risk: Risk, age: number): Offer {
  const product = random.weighted<keyof typeof lifeProducts>([
    ['TCM', age < 62 && !risk.firm ? 30 : 4],
    ['PIP', age < 60 && !risk.firm ? 26 : 2],
    ['RISPARMIO', 28],
    ['UNIT', 14],
    ['LTC', age > 40 && !risk.firm ? 4 : 0],
  ])
  const single = (product === 'RISPARMIO' || product === 'UNIT') && random.chance(0.27)
  const { price, branch, name } = lifeProducts[product]
  const gross = single ? 0 : cents(random.logNormal(price, 0.45))
  const covers = [cover(branch, name, gross, product === 'TCM' ? { limit: random.int(5, 30) * 10_000 } : {})]
  const years =
    product === 'TCM'
      ? 20
      : product === 'PIP'
        ? Math.max(6, 67 - age)
        : product === 'RISPARMIO'
          ? random.pick([10, 15, 20])
          : null
  return {
    product,
    covers,
    frequency: single ? 'UNICO' : drawFrequency(random, 'VITA'),
    plate: null,
    vehicle: null,
    cuClass: null,
    insuredObject: null,
    lifeYears: years,
    ...(single ? { singlePremium: random.int(5, 40) * 50_000 } : {}),
  }
}
