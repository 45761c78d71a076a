import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder, programFolder } from './data-folder.ts'

test.each([
  { SCRIVANIA_DATA_DIR: '/somewhere' },
  { XDG_CONFIG_HOME: '/config', XDG_DATA_HOME: '/data', APPDATA: '/roaming', LOCALAPPDATA: '/local' },
  {},
])(
  'head office lies in the folder of the program (%o), so that its commands find what `npm start` made',
  (env) => {
    expect(dataFolder(env)).toBe(join(programFolder(env), 'headoffice'))
  },
)
