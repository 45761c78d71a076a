import { leapFeeds } from '../feed/leap.ts'
import type { CommandOptions, Office } from './options.ts'

/** Said once after a backup was put back, before head office serves again: desks then offer what the lost time took. */
export async function restored({ pool }: Office, _options: CommandOptions): Promise<void> {
  const feeds = await leapFeeds(pool)
  process.stdout.write(
    `${feeds} feeds begin anew: desks will bring back what they had sent since the backup\n`,
  )
}
