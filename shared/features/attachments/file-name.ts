const LONGEST = 120
/** Names of devices that Windows takes for the device itself, whatever comes after the dot. */
const deviceName = /^(con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])$/i
/** Control and format characters (marks that turn the reading direction: "fdp.exe" shown as "exe.pdf"), and what Windows forbids. */
const unwanted = /[<>:"|?*\u2028\u2029]|\p{Cc}|\p{Cf}|\p{Surrogate}/gu

/**
 * A file's name as it may be shown and written (fault 58): the last part of a path, without streams, directions and device names,
 * at most 120 characters with its ending kept. Never empty.
 */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  // What follows a colon is an alternate stream of the file, not its name.
  const plain = (last.split(':')[0] ?? '')
    .replace(unwanted, '')
    .trim()
    .replace(/[. ]+$/, '')
    .replace(/^[. ]+/, '')
  const { stem, ending } = splitName(plain)
  const kept = [...stem]
    .slice(0, LONGEST - ending.length)
    .join('')
    .trim()
  const safe = kept === '' ? 'file' : deviceName.test(kept.split('.')[0] ?? '') ? `_${kept}` : kept
  return safe + ending
}

/** The name with the ending that belongs to what is in the file, as it is handed to the system. */
export function withEnding(name: string, ending: string): string {
  const clean = cleanFileName(name)
  return clean.toLowerCase().endsWith(ending) ? clean : clean + ending
}

function splitName(name: string): { stem: string; ending: string } {
  const match = /^(.+)(\.[A-Za-z0-9]{1,10})$/.exec(name)
  return match?.[1] && match[2] ? { stem: match[1], ending: match[2] } : { stem: name, ending: '' }
}
