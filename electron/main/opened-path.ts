import { realpathSync, statSync } from 'node:fs'
import { extname, sep } from 'node:path'

/** Endings that the system's viewer is asked to open: documents and pictures, nothing that runs (fault 58). */
const viewable = new Set('.pdf .png .jpg .gif .tif .webp .txt .docx .xlsx .pptx .odt .ods'.split(' '))

/** Why a file is not handed out; null when it may be. `root` is the one folder that core writes such files to. */
export function refusalToHandOut(
  root: string,
  path: string,
  use: 'open' | 'save',
): 'outside' | 'kind' | null {
  let real: string
  try {
    // Links are followed first, and the separator keeps a sibling with the same beginning out.
    real = realpathSync(path)
    if (!real.startsWith(realpathSync(root) + sep) || !statSync(real).isFile()) return 'outside'
  } catch {
    // What cannot be looked at is not handed out.
    return 'outside'
  }
  return use === 'save' || viewable.has(extname(real).toLowerCase()) ? null : 'kind'
}
