import { expect, test } from 'vitest'
import { atMost, dismissAll, dismissSteps, lastOwnUndo, showToast, type Toast } from './toasts.ts'

const toast = (id: number, stays = false): Toast => ({ id, text: String(id), stays })
const left = (...toasts: Toast[]) => atMost(3, toasts).map(({ id }) => id)

test.each([
  ['nothing goes while there is room', [toast(1, true), toast(2), toast(3)], [1, 2, 3]],
  ['the oldest goes first', [toast(1), toast(2), toast(3), toast(4)], [2, 3, 4]],
  ['one that stays outlives newer ones', [toast(1, true), toast(2), toast(3), toast(4)], [1, 3, 4]],
  ['the newest never goes', [toast(1, true), toast(2, true), toast(3, true), toast(4)], [2, 3, 4]],
  ['of those that stay the oldest goes', [1, 2, 3, 4].map((id) => toast(id, true)), [2, 3, 4]],
])('%s', (_, toasts, expected) => {
  expect(left(...toasts)).toEqual(expected)
})

test('Ctrl+Z walks back in the order of what was done, also after the toast of the last step has gone', () => {
  dismissAll()
  const undo = () => {}
  showToast({ text: 'view deleted', undo })
  expect(lastOwnUndo()?.text).toBe('view deleted')
  showToast({ text: 'changed', step: true, undo })
  expect(lastOwnUndo()).toBeNull()
  dismissSteps()
  expect(lastOwnUndo()).toBeNull()
  showToast({ text: 'left as it was', undo })
  expect(lastOwnUndo()?.text).toBe('left as it was')
})
