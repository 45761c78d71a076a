import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inProject } from './lib/paths.ts'

const renderer = inProject('renderer')
const sheets = inProject('node_modules', '@mantine', 'core', 'styles')

/** Names that the window takes from Mantine, of components and else. */
function taken(): Set<string> {
  const names = new Set<string>()
  for (const entry of readdirSync(renderer, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
    for (const [, list = ''] of text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g))
      for (const name of list.split(',')) names.add(name.replace('type ', '').trim())
  }
  return names
}

test('every component of Mantine that is used has its style sheet', () => {
  const imported = readFileSync(join(renderer, 'styles', 'mantine.css'), 'utf8')
  const styled = [...taken()].filter((name) => existsSync(join(sheets, `${name}.layer.css`)))
  expect(styled).toContain('Button')
  expect(styled.filter((name) => !imported.includes(`/${name}.layer.css`))).toEqual([])
})
