import { expect, test } from 'vitest'
import { branchCode, monthsBetweenInstalments, needArea, paymentFrequency } from './codes.ts'

test('there are 18 danni branches, 6 life branches and 8 need areas', () => {
  expect(branchCode.options).toHaveLength(24)
  expect(needArea.options).toHaveLength(8)
})

test('instalments fall at whole months', () => {
  expect(paymentFrequency.options.map(monthsBetweenInstalments)).toEqual([null, 12, 6, 4, 3, 1])
})
