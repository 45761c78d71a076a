import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkImports } from './import-rules.ts'

let folder = ''

function plant(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-rules-'))
  const stub = { 'package.json': '{ "main": "index.js" }', 'index.js': '' }
  for (const name of ['electron', 'drizzle-orm', 'react', 'zod']) {
    plant(
      Object.fromEntries(Object.entries(stub).map(([file, text]) => [`node_modules/${name}/${file}`, text])),
    )
  }
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('imports that the table allows are let through', async () => {
  plant({
    'shared/features/a/model.ts': "import 'zod'\n",
    'db/features/a/reader.ts':
      "import 'node:fs'\nimport 'drizzle-orm'\nimport '../../../shared/features/a/model.ts'\n",
    'electron/core/main.ts': "import '../../db/features/a/reader.ts'\n",
    'electron/main/index.ts': "import 'electron'\n",
    'renderer/main.tsx': "import 'react'\nimport '../shared/features/a/model.ts'\n",
  })
  const { files, violations } = await checkImports(folder)
  expect(violations).toEqual([])
  expect(files).toBeGreaterThanOrEqual(5)
})

test('every rule sees the import planted for it, type-only ones included', async () => {
  plant({
    'shared/pure.ts': "import 'node:fs'\n",
    'shared/tools.ts': "import '../tests/world.ts'\n",
    'tests/world.ts': 'export {}\n',
    'db/open.ts': "import type {} from 'electron'\n",
    'db/features/a/reader.ts': "import '../b/reader.ts'\n",
    'db/features/b/reader.ts': 'export {}\n',
    'electron/core/main.ts': "import 'electron'\n",
    'electron/main/index.ts': "import '../../db/open.ts'\n",
    'electron/preload/index.ts': "import 'zod'\n",
    'renderer/list.tsx': "import 'drizzle-orm'\nexport const a = <p>a</p>\n",
    'renderer/file.ts': "import 'node:path'\n",
    'headoffice/main.ts': "import '../db/open.ts'\n",
    'scripts/one.ts': "import './two.ts'\nexport const one = 1\n",
    'scripts/two.ts': "import './one.ts'\nexport const two = 2\n",
    'scripts/lost.ts': "import './nowhere.ts'\n",
  })
  const { violations } = await checkImports(folder)
  expect(new Set(violations.map(({ rule }) => rule))).toEqual(
    new Set([
      'shared-is-pure',
      'nobody-imports-tools',
      'db-knows-sql-alone',
      'features-never-sideways',
      'core-runs-in-plain-node',
      'main-has-no-domain',
      'preload-is-small',
      'renderer-is-dom-only',
      'renderer-has-no-node',
      'headoffice-stands-alone',
      'no-circles',
      'no-lost-imports',
    ]),
  )
})
