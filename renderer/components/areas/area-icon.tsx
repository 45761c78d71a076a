import {
  type Icon,
  IconBuildingStore,
  IconCar,
  IconHeart,
  IconHome,
  IconPigMoney,
  IconScale,
  IconShield,
  IconUmbrella,
} from '@tabler/icons-react'
import type { NeedArea } from '../../../shared/lib/codes.ts'
import styles from './area-icon.module.css'

const icons: Record<NeedArea, Icon> = {
  MOBILITA: IconCar,
  CASA_PATRIMONIO: IconHome,
  SALUTE_INFORTUNI: IconHeart,
  FAMIGLIA_REDDITO: IconShield,
  RISPARMIO_INVESTIMENTO: IconPigMoney,
  PREVIDENZA: IconUmbrella,
  ATTIVITA_IMPRESA: IconBuildingStore,
  TUTELA_VIAGGI: IconScale,
}

/** What a contract is about, before its name. The words beside it say more, so it is silent. */
export function AreaIcon({ area }: { readonly area: NeedArea }) {
  const Glyph = icons[area]
  return <Glyph className={styles.icon} size={16} stroke={2} aria-hidden="true" />
}
