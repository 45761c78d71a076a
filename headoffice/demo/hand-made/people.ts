import type { Customer } from '../../../shared/features/customers/model.ts'
import { ageOn } from '../../../shared/lib/dates.ts'
import { elevenDigitCheck } from '../../../shared/lib/vat-number.ts'
import { personMail } from '../contacts.ts'
import { emptyFirm } from '../firm-people.ts'
import { type Address, addPerson, type Care, type Person } from '../people.ts'
import type { Kit } from './kit.ts'

/** Writes a person of the pictures; `fixed` sets what a picture shows. */
export function addHandPerson(
  { world, office, random }: Kit,
  person: Person,
  address: Address,
  care: Care,
  fixed: Partial<Customer> = {},
): Customer {
  const row = addPerson(world, random, office, person, { address, care })
  const adult = (ageOn(person.birthDate, world.today) ?? 0) >= 18
  return Object.assign(row, {
    email: adult
      ? personMail(random, person.firstName, person.lastName, Number(person.birthDate.slice(0, 4)))
      : null,
    optOutSince: null,
    notes: null,
    ...fixed,
  })
}

/** Writes a firm of the pictures; `seven` are the first digits of its VAT number. */
export function addHandFirm(
  { world, office, random }: Kit,
  lastName: string,
  seven: string,
  address: Address,
  care: Care,
  fixed: Partial<Customer> = {},
): Customer {
  const ten = `${seven}001`
  const vat = ten + String(elevenDigitCheck(ten))
  return world.add('customer', {
    ...emptyFirm(world, random, office, care, address),
    lastName,
    fiscalCode: vat,
    vatNumber: vat,
    ...fixed,
  })
}
