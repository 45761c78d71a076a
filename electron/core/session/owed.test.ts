import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Owed } from './owed.ts'

function owed(afterMs: number) {
  const done: string[] = []
  const errors: unknown[] = []
  const book = new Owed(afterMs, (error) => errors.push(error))
  const act = (name: string) => async () => {
    await sleep(1)
    done.push(name)
  }
  return { book, done, errors, act }
}

it('is done a while later without being asked', async () => {
  const { book, done, act } = owed(1)
  book.put(act('one'))
  await expect.poll(() => done).toEqual(['one'])
})

it('is done when it is settled, once', async () => {
  const { book, done, act } = owed(60_000)
  book.put(act('one'))
  await Promise.all([book.settle(), book.settle()])
  await book.settle()
  expect(done).toEqual(['one'])
})

it('is not done once it was dropped, and what a later one owes is', async () => {
  const { book, done, act } = owed(60_000)
  book.put(act('one'))
  await book.drop()
  await book.settle()
  expect(done).toEqual([])
  book.put(act('two'))
  await book.settle()
  expect(done).toEqual(['two'])
})

it('waits, when dropped, for what has begun', async () => {
  const { book, done, act } = owed(60_000)
  book.put(act('one'))
  void book.settle()
  await book.drop()
  expect(done).toEqual(['one'])
})

it('tells a failure and does not reject', async () => {
  const { book, errors } = owed(60_000)
  const failure = new Error('no room')
  book.put(() => Promise.reject(failure))
  await book.settle()
  expect(errors).toEqual([failure])
})
