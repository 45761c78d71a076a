import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What must have a test of its own number before edits may leave a desk. */
const WANTED = [
  [1, 5],
  [7, 8],
  [11, 19],
  [21, 40],
  [49, 52],
  [58, 59],
  [66, 67],
].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))

const page = readFileSync('docs/faults.md', 'utf8')
const rows = page
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [, number = '', , tests = '', state = ''] = line.split(' | ').join('|').split('|')
    return { number: Number(number), tests, state: state.trim() }
  })

/** Each `file` with the “titles” that follow it. */
function named(text: string): { file: string; titles: string[] }[] {
  return [...text.matchAll(/`([\w/.-]+\.(?:test|e2e)\.tsx?)`((?:[ ,]*“[^”]+”)*)/g)].map(
    ([, file = '', titles = '']) => ({
      file,
      titles: [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
    }),
  )
}

test('every test that the table of faults names is there under that title', () => {
  const missing = named(page).flatMap(({ file, titles }) => {
    if (!existsSync(file)) return [file]
    const source = readFileSync(file, 'utf8')
    return titles.filter((title) => !source.includes(title)).map((title) => `${file}: ${title}`)
  })
  expect(missing).toEqual([])
})

test('every fault that is wanted stands in the table once, with a test and its state', () => {
  const numbers = rows.map(({ number }) => number)
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
  expect(WANTED.filter((number) => !numbers.includes(number))).toEqual([])
  for (const { number, tests, state } of rows) {
    expect(state, `fault ${number}`).toMatch(/^(shown|partly|not)\b/)
    const titles = named(tests).flatMap((one) => one.titles)
    expect(titles.length > 0, `fault ${number}`).toBe(!state.startsWith('not'))
    // A test of this number, by its title or that of its group.
    const own = new RegExp(`faults? (\\d+(?:, | and ))*${number}\\b`)
    if (WANTED.includes(number))
      expect(
        titles.some((title) => own.test(title)),
        `fault ${number}`,
      ).toBe(true)
  }
})
