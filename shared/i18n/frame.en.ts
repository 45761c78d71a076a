import type { frameIt } from './frame.it.ts'
import type { SameKeys } from './types.ts'

/** The frame of the window: bar, rail, keys, and the page of a fault. */
export const frameEn: SameKeys<typeof frameIt> = {
  'frame.sections': 'Sections',
  'frame.agency': 'Agency {code} {name}',
  'frame.agencies_one': '{name} and another',
  'frame.agencies_other': '{name} and {count} more',
  'frame.about': 'About',
  'frame.language': 'Language',
  'frame.density': 'Density',
  'frame.coreRestarting': 'The desk is starting again.',
  'frame.coreRestarting.text': 'One moment: what is saved stays where it is.',
  'frame.fault.title': 'This part has stopped',
  'frame.fault.text':
    'The data are safe and the rest of the desk works. Open the part again; if it happens again, copy the diagnosis for support.',
  'frame.fault.again': 'Open this part again',
  'frame.notFound.title': 'There is no such page',
  'frame.notFound.text': 'The address leads nowhere, perhaps because the page has moved.',
  'frame.notFound.home': 'Go to the customers',
  'keys.title': 'The keys of this page',
  'keys.show': 'Show the keys of this page',
  'keys.everywhere': 'Everywhere',
  'keys.page': 'On this page',
  'keys.list': 'In the list',
  'keys.record': 'In the record',
  'keys.search': 'Search or command',
  'keys.or': 'or',
}
