import { type Icon, IconFile, IconMail, IconMessage, IconPhone } from '@tabler/icons-react'
import type { ContactChannel } from '../../../shared/lib/codes.ts'

/** Channels that have a column of their own. */
export const columnChannels = [
  ['TELEFONO', IconPhone],
  ['EMAIL', IconMail],
  ['SMS', IconMessage],
  ['LETTERA', IconFile],
] as const satisfies readonly (readonly [ContactChannel, Icon])[]
