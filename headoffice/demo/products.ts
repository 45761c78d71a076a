import type { Product } from '../../shared/features/products/model.ts'
import type { BranchCode, BusinessArea, NeedArea } from '../../shared/lib/codes.ts'
import type { World } from './world.ts'

/** The seven shares of domain.md section 5. */
export type PolicyKind = 'AUTO' | 'CASA' | 'INFORTUNI' | 'MALATTIA' | 'RC_TUTELA' | 'IMPRESA' | 'VITA'

type Draft = readonly [
  key: string,
  kind: PolicyKind,
  line: string,
  name: string,
  branch: BranchCode,
  area: BusinessArea,
  need: NeedArea,
  business: boolean,
  health: boolean,
]

const drafts = [
  ['AUTO', 'AUTO', '30', 'Auto', '10', 'AUTO', 'MOBILITA', false, false],
  ['MOTO', 'AUTO', '29', 'Moto', '10', 'AUTO', 'MOBILITA', false, false],
  ['AUTOCARRO', 'AUTO', '28', 'Autocarri', '10', 'AUTO', 'MOBILITA', true, false],
  ['ABITARE', 'CASA', '31', 'Casa, Abitare Più', '8', 'RE', 'CASA_PATRIMONIO', false, false],
  ['INCENDIO', 'CASA', '33', 'Casa, Incendio', '8', 'RE', 'CASA_PATRIMONIO', false, false],
  ['FABBRICATI', 'CASA', '34', 'Globale Fabbricati', '8', 'RE', 'CASA_PATRIMONIO', false, false],
  ['INFORTUNI', 'INFORTUNI', '35', 'Infortuni, Ogni Giorno', '1', 'RE', 'SALUTE_INFORTUNI', false, true],
  ['SALUTE', 'MALATTIA', '32', 'Salute, Famiglia', '2', 'RE', 'SALUTE_INFORTUNI', false, true],
  ['RC_FAMIGLIA', 'RC_TUTELA', '36', 'RC del Capofamiglia', '13', 'RE', 'CASA_PATRIMONIO', false, false],
  ['RC_PROFESSIONALE', 'RC_TUTELA', '37', 'RC Professionale', '13', 'RE', 'ATTIVITA_IMPRESA', true, false],
  ['TUTELA', 'RC_TUTELA', '38', 'Tutela Legale', '17', 'RE', 'TUTELA_VIAGGI', false, false],
  ['VIAGGI', 'RC_TUTELA', '39', 'Viaggi Sereni', '18', 'RE', 'TUTELA_VIAGGI', false, false],
  ['IMPRESA', 'IMPRESA', '40', 'Impresa Protetta', '8', 'RE', 'ATTIVITA_IMPRESA', true, false],
  ['CATNAT', 'IMPRESA', '41', 'Impresa, Catastrofi Naturali', '8', 'RE', 'ATTIVITA_IMPRESA', true, false],
  ['RC_IMPRESA', 'IMPRESA', '42', 'RC dell’Attività', '13', 'RE', 'ATTIVITA_IMPRESA', true, false],
  ['CAUZIONI', 'IMPRESA', '43', 'Cauzioni e Fideiussioni', '15', 'RE', 'ATTIVITA_IMPRESA', true, false],
  ['TCM', 'VITA', '70', 'Vita, TCM 20 anni', 'I', 'VITA', 'FAMIGLIA_REDDITO', false, true],
  ['RISPARMIO', 'VITA', '71', 'Vita, Risparmio Sicuro', 'I', 'VITA', 'RISPARMIO_INVESTIMENTO', false, false],
  ['UNIT', 'VITA', '72', 'Vita, Valore Unit', 'III', 'VITA', 'RISPARMIO_INVESTIMENTO', false, false],
  ['PIP', 'VITA', '73', 'Previdenza, Piano Individuale', 'I', 'VITA', 'PREVIDENZA', false, false],
  ['LTC', 'VITA', '74', 'Vita, Non Autosufficienza', 'IV', 'VITA', 'SALUTE_INFORTUNI', false, true],
] as const satisfies readonly Draft[]

export type ProductKey = (typeof drafts)[number][0]

/** A product of the catalogue with what the generator knows beside it. */
export type KnownProduct = {
  readonly key: ProductKey
  readonly kind: PolicyKind
  /** First digits of its policy numbers. */
  readonly line: string
  readonly product: Product
}
export type Catalogue = Readonly<Record<ProductKey, KnownProduct>>

/** Writes the products of the insurer. */
export function makeCatalogue(world: World): Catalogue {
  const known: Partial<Record<ProductKey, KnownProduct>> = {}
  for (const [
    key,
    kind,
    line,
    name,
    mainBranch,
    businessArea,
    needArea,
    forBusiness,
    healthQuestions,
  ] of drafts) {
    const product = world.add('product', {
      code: `P${line}`,
      name,
      mainBranch,
      businessArea,
      needArea,
      forBusiness,
      healthQuestions,
      active: true,
    })
    known[key] = { key, kind, line, product }
  }
  return known as Catalogue
}
