// The shell's few own words. The desk's words live in shared/i18n and the features' catalogues.
import type { Locale } from '../../shared/rpc/shell.ts'

const it = {
  file: 'File',
  edit: 'Modifica',
  view: 'Vista',
  help: 'Aiuto',
  quit: 'Esci da Scrivania Agente',
  close: 'Chiudi finestra',
  undo: 'Annulla',
  redo: 'Ripeti',
  cut: 'Taglia',
  copy: 'Copia',
  paste: 'Incolla',
  selectAll: 'Seleziona tutto',
  zoomIn: 'Ingrandisci',
  zoomOut: 'Riduci',
  zoomReset: 'Dimensioni normali',
  fullScreen: 'Schermo intero',
  copyDiagnosis: 'Copia diagnosi',
  about: 'Informazioni su Scrivania Agente',
  openTitle: 'Aprire fuori da Scrivania Agente?',
  openWeb: 'Il browser aprirà il sito {target}.',
  openMail: 'Il programma di posta scriverà a {target}.',
  openPhone: 'Il telefono chiamerà {target}.',
  open: 'Apri',
  retry: 'Riprova',
  crashTitle: 'La finestra si è chiusa più volte di seguito',
  crashText:
    'Ciò che hai salvato c’è, e i testi in corso sono stati tenuti da parte. Riprova; se succede ancora, esci, riapri il programma e dillo all’assistenza.',
  uncaughtTitle: 'Scrivania Agente deve chiudersi',
  uncaughtText:
    'È successo un errore imprevisto. Ciò che hai salvato c’è: riapri il programma. Se succede ancora, dillo all’assistenza.',
  cancel: 'Annulla',
}

type Messages = typeof it

const en: Messages = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  help: 'Help',
  quit: 'Quit Scrivania Agente',
  close: 'Close window',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Actual size',
  fullScreen: 'Full screen',
  copyDiagnosis: 'Copy diagnosis',
  about: 'About Scrivania Agente',
  openTitle: 'Open outside Scrivania Agente?',
  openWeb: 'The browser will open the site {target}.',
  openMail: 'The mail program will write to {target}.',
  openPhone: 'The telephone will call {target}.',
  open: 'Open',
  retry: 'Try again',
  crashTitle: 'The window has closed several times in a row',
  crashText:
    'What you have saved is there, and texts under way were kept. Try again; if it goes on, quit, open the program again and tell support.',
  uncaughtTitle: 'Scrivania Agente must close',
  uncaughtText:
    'An unexpected error has happened. What you have saved is there: open the program again. If it goes on, tell support.',
  cancel: 'Cancel',
}

const catalogue: Record<Locale, Messages> = { it, en }
let current: Locale = 'it'

/** The language of menus and dialogues; the window tells when the user changes it. */
export function setLocale(locale: Locale): void {
  current = locale
}

/** A word of the shell in the language in use, with `{target}` filled in. */
export function message(key: keyof Messages, target = ''): string {
  return catalogue[current][key].replace('{target}', target)
}
