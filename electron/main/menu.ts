// The application menu. The desk's own commands live in the window (rail, palette); here stand the system's.
import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { ZoomStep } from '../../shared/rpc/shell.ts'
import { message } from './messages.ts'
import { sendToWindow, zoom } from './window.ts'

export interface MenuActions {
  window(): BrowserWindow | undefined
  copyDiagnosis(): void
}

/** Builds the menu in the language in use. */
export function installMenu({ window, copyDiagnosis }: MenuActions): void {
  const zoomBy = (step: ZoomStep) => () => {
    const target = window()
    if (target) zoom(target, step)
  }
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const template: MenuItemConstructorOptions[] = [
    {
      label: message('file'),
      submenu: [
        { label: message('close'), role: 'close' },
        { label: message('quit'), role: 'quit' },
      ],
    },
    {
      label: message('edit'),
      submenu: [
        { label: message('undo'), role: 'undo' },
        { label: message('redo'), role: 'redo' },
        separator,
        { label: message('cut'), role: 'cut' },
        { label: message('copy'), role: 'copy' },
        { label: message('paste'), role: 'paste' },
        { label: message('selectAll'), role: 'selectAll' },
      ],
    },
    {
      label: message('view'),
      submenu: [
        // The keys are caught before the page sees them (window.ts); here they are only shown.
        {
          label: message('zoomIn'),
          accelerator: 'CmdOrCtrl+Plus',
          registerAccelerator: false,
          click: zoomBy('in'),
        },
        {
          label: message('zoomOut'),
          accelerator: 'CmdOrCtrl+-',
          registerAccelerator: false,
          click: zoomBy('out'),
        },
        {
          label: message('zoomReset'),
          accelerator: 'CmdOrCtrl+0',
          registerAccelerator: false,
          click: zoomBy('reset'),
        },
        separator,
        { label: message('fullScreen'), role: 'togglefullscreen' },
      ],
    },
    {
      label: message('help'),
      submenu: [
        { label: message('copyDiagnosis'), click: copyDiagnosis },
        {
          label: message('about'),
          click: () => sendToWindow(window(), 'menu:command', { command: 'about' }),
        },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
