import { municipalityOf } from '../../../shared/lib/municipalities.ts'

/** A municipality with its Belfiore code and province, and how often it is drawn. */
export type Place = {
  readonly name: string
  readonly code: string
  readonly province: string
  readonly weight: number
}

/** A municipality where customers live; `postcode` is null where the street decides (Torino). */
export type HomePlace = Place & { readonly postcode: string | null }

/** Reads 'code weight'; a place that the table of municipalities lacks brings its own province and name. */
function place(line: string): Place {
  const [code = '', weight = '', province = '', ...name] = line.trim().split(' ')
  const known = municipalityOf(code)
  if (known === null && name.length === 0) throw new Error(`Unknown municipality ${code}`)
  return {
    code,
    weight: Number(weight),
    name: known?.name ?? name.join(' '),
    province: known?.province ?? province,
  }
}

/** Reads 'code weight ... @postcode'. */
function home(line: string): HomePlace {
  const [rest = '', postcode = ''] = line.split('@')
  return { ...place(rest), postcode: postcode === '' ? null : postcode }
}

function listed<T>(text: string, read: (line: string) => T): readonly T[] {
  return text.split(',').map((line) => read(line.trim().replace(/\s+/g, ' ')))
}

/** Where the customers of an agency in the centre of Turin live. */
export const homesOfTorino: readonly HomePlace[] = listed(
  `L219 640, F335 44@10024, F889 34@10042, C860 34@10093, H355 30@10098, E216 26@10095, I703 26@10036, L727 18@10078,
  I030 14@10099, G087 12@10043, A734 11@10092, C627 11@10023, G559 8@10044, A222 8@10091, H335 8@10040, G691 7@10045,
  M122 6@10088, E518 6@10040, B960 6@10072, A990 6 TO Borgaro Torinese@10071, M060 6@10048, B777 5 TO Carignano@10041,
  G674 6@10064, E020 5@10094, A518 4@10051, F931 3@10060, B592 3@10060, D373 3@10040, D933 4@10090, G678 4@10025, C665 4@10034, E379 3@10015, A479 3@14100, D205 3@12100, F205 2@20135, D969 2@16129, A326 2@11100`,
  home,
)

/** Where the customers of an agency in Chieri live. */
export const homesOfChieri: readonly HomePlace[] = listed(
  `C627 430@10023, I327 70@10026, G777 60@10046, G398 30 TO Pecetto Torinese@10020, B462 46 TO Cambiano@10020, L445 50@10028, H337 34 TO Riva presso Chieri@10020, A275 20 TO Andezeno@10020, A591 22 TO Baldissero Torinese@10020, G678 44@10025, M027 30 TO Villastellone@10029, B791 34@10022, F335 30@10024, E423 14@10040, D933 8@10090, L219 60, A479 8@14100, A124 4@12051`,
  home,
)

/** Birth places around Turin. */
export const birthplacesNear: readonly Place[] = listed(
  `L219 620, F335 50, C627 30, G674 24, E379 14, B791 18, H355 22, L013 8, C665 14, C722 14, D205 20, A124 10, B111 8,
  D742 6, I470 10, H727 8, F351 8, A479 26, A182 14, B885 7, F952 8, L750 8, A859 8, L746 3, A326 8`,
  place,
)

/** Birth places of those whose families came from the South and the islands. */
export const birthplacesSouth: readonly Place[] = listed(
  `F839 36, H703 12, B963 8, A509 8, A783 7, L259 5, C129 5, B519 5, G482 4, C632 3, A662 24, D643 26, C514 18, A285 10, A669 9, L049 14, B180 8, E506 12, I158 10 FG San Severo, G942 10, F052 7, D086 14, C352 12, H224 20, D122 8,
  F537 8, G273 26, C351 24, F158 14, I754 6, A089 10, B429 9, C342 7, L331 6, H163 4, D960 8, E573 5, D514 5 AG
Favara, B602 5 AG Canicattì, I452 8, B354 10, F979 7, G113 5`,
  place,
)

/** Birth places in the rest of Italy. */
export const birthplacesElsewhere: readonly Place[] = listed(
  `F205 24, G388 6, L682 5, A794 6, B157 6, C933 4, D969 18, I480 8, E290 5, E463 4, I138 5, L736 10, G224 10, L781 6,
  L840 7, L407 8, H620 12, L483 6, L424 4, L378 3, A944 8, F257 4, G337 5, D548 6, G535 5, D612 7, E625 3, G702 3,
  E715 3, G478 3, A271 3, H501 16, E472 3, D810 3`,
  place,
)
