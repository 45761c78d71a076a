// Files that leave the desk because the user asked: to the system's viewer, or to a place that he chooses. Only what core has
// just laid into the one folder for it.
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BrowserWindow, dialog, shell } from 'electron'
import type { CoreRequestInput, CoreRequestOutput } from '../../shared/rpc/shell.ts'
import { dataDir } from './environment.ts'
import { log } from './log.ts'
import { refusalToHandOut } from './opened-path.ts'

const root = join(dataDir, 'opened')

/** Opens a file with the system's viewer for its kind. */
export async function openFile({
  path,
}: CoreRequestInput<'openFile'>): Promise<CoreRequestOutput<'openFile'>> {
  const refusal = refusalToHandOut(root, path, 'open')
  if (refusal) {
    log('warn', 'file: not opened', { refusal })
    return { opened: false }
  }
  const problem = await shell.openPath(path)
  if (problem) log('warn', 'file: no viewer opened it')
  return { opened: problem === '' }
}

/** Copies a file to where the user says; he may also say nowhere, or a place where it cannot be written. */
export async function saveFile({
  path,
  name,
}: CoreRequestInput<'saveFile'>): Promise<CoreRequestOutput<'saveFile'>> {
  if (refusalToHandOut(root, path, 'save')) return { result: 'not-saved' }
  const owner = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  const options = { defaultPath: name }
  const { canceled, filePath } = await (owner
    ? dialog.showSaveDialog(owner, options)
    : dialog.showSaveDialog(options))
  if (canceled || !filePath) return { result: 'not-saved' }
  try {
    await copyFile(path, filePath)
    return { result: 'saved' }
  } catch (error) {
    log('warn', 'file: not saved', { code: (error as NodeJS.ErrnoException).code })
    return { result: 'cannot-write' }
  }
}
