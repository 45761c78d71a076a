// The environment our programs are started with.

/** What we have, without the switches that npm, Node and Electron would obey in a child. */
export function cleanEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(ELECTRON_|NODE_|npm_)/.test(entry[0]),
  )
  return Object.fromEntries(kept)
}
