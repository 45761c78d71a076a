import { expect, test } from 'vitest'
import { cleanFileName, withEnding } from './file-name.ts'

test.each([
  ['perizia.pdf', 'perizia.pdf'],
  ['..\\..\\x', 'x'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Utenti\\Anna\\polizza firmata.pdf', 'polizza firmata.pdf'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['com1.tar.gz', '_com1.tar.gz'],
  ['a.pdf.exe', 'a.pdf.exe'],
  ['file.txt:nascosto.exe', 'file.txt'],
  ['a.txt::$DATA', 'a.txt'],
  ['fattura\u202efdp.exe', 'fatturafdp.exe'],
  ['riga\nnuova\u0000.pdf', 'riganuova.pdf'],
  ['...', 'file'],
  ['', 'file'],
  ['.htaccess', 'htaccess'],
  ['nome. . .', 'nome'],
  ['perche\u0301.pdf', 'perch\u00e9.pdf'],
  ['mezza\ud800.pdf', 'mezza.pdf'],
  ['<img onerror=1>.png', 'img onerror=1.png'],
])('fault 58: the name %j is shown as %j', (name, shown) => {
  expect(cleanFileName(name)).toBe(shown)
})

test('fault 58: a name of 300 characters keeps its ending', () => {
  const clean = cleanFileName(`${'è'.repeat(300)}.pdf`)
  expect(clean).toHaveLength(120)
  expect(clean.endsWith('è.pdf')).toBe(true)
})

test('what is handed to the system ends as its content says', () => {
  expect(withEnding('a.pdf.exe', '.pdf')).toBe('a.pdf.exe.pdf')
  expect(withEnding('Perizia.PDF', '.pdf')).toBe('Perizia.PDF')
})
