import {
  type Icon,
  IconBrandMessenger,
  IconBuildingStore,
  IconDeviceMobile,
  IconDeviceTablet,
  IconFile,
  IconLogin,
  IconMail,
  IconMessage,
  IconPhone,
  IconPrinter,
  IconVideo,
  IconWorld,
} from '@tabler/icons-react'
import type { ContactChannel } from '../../../shared/lib/codes.ts'
import { useWords } from '../../lib/i18n.ts'

const icons: Record<ContactChannel, Icon> = {
  AGENZIA: IconBuildingStore,
  TELEFONO: IconPhone,
  EMAIL: IconMail,
  SMS: IconMessage,
  LETTERA: IconFile,
  FAX: IconPrinter,
  SITO_PUBBLICO: IconWorld,
  AREA_RISERVATA: IconLogin,
  APP_SMARTPHONE: IconDeviceMobile,
  APP_TABLET: IconDeviceTablet,
  CHAT_VIDEO: IconVideo,
  SOCIAL: IconBrandMessenger,
}

/** Through which channel a contact went. */
export function ChannelIcon({ channel }: { readonly channel: ContactChannel }) {
  const { t } = useWords()
  const Glyph = icons[channel]
  const name = t(`code.channel.${channel}`)
  return <Glyph size={16} stroke={2} role="img" aria-label={name} title={name} />
}
