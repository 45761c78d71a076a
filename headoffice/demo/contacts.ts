import { composeItalianIban } from '../../shared/lib/iban.ts'
import { foldText } from '../../shared/lib/text.ts'
import { elevenDigitCheck } from '../../shared/lib/vat-number.ts'
import type { Random } from './random.ts'

// Keys of people and firms that pass the checks of shared/lib, and cannot belong to anybody: e-mail domains are
// `.example`, bank codes are not given out.

const mobilePrefixes = [
  '320',
  '328',
  '329',
  '333',
  '334',
  '335',
  '338',
  '339',
  '340',
  '345',
  '347',
  '348',
  '349',
  '351',
  '366',
  '380',
  '388',
  '389',
  '391',
  '392',
] as const
const mailDomains = ['posta.example', 'mail.example', 'casella.example', 'webmail.example'] as const
const banks = ['03990', '05990', '06990', '08990', '36990'] as const

/** A mobile number in E.164. */
export function mobileNumber(random: Random): string {
  return `+39${random.pick(mobilePrefixes)}${String(random.int(1_000_000, 9_999_999))}`
}

/** A landline of Turin and around in E.164. */
export function landlineNumber(random: Random): string {
  return `+39011${random.pick(['2', '3', '4', '5', '6', '7', '8', '9'])}${String(random.int(100_000, 999_999))}`
}

/** A plain word of a name, for addresses. */
export function mailWord(text: string): string {
  return foldText(text).replace(/[^a-z0-9]/g, '')
}

export function personMail(random: Random, firstName: string, lastName: string, birthYear: number): string {
  const [first, last] = [mailWord(firstName), mailWord(lastName)]
  const local = random.weighted([
    [`${first}.${last}`, 5],
    [`${first.charAt(0)}.${last}`, 3],
    [`${last}.${first}`, 2],
    [`${first}${last}${String(birthYear % 100).padStart(2, '0')}`, 3],
    [`${last}${birthYear}`, 1],
  ])
  return `${local}@${random.pick(mailDomains)}`
}

export function personIban(random: Random): string {
  return composeItalianIban({
    abi: random.pick(banks),
    cab: String(random.int(1000, 1199)).padStart(5, '0'),
    account: String(random.int(0, 999_999_999)).padStart(12, '0'),
  })
}

/** A partita IVA given out by the office of Turin (001). */
export function vatNumber(random: Random): string {
  const ten = `${String(random.int(1_000_000, 1_399_999)).padStart(7, '0')}001`
  return ten + String(elevenDigitCheck(ten))
}

const plateLetters = 'ABCDEFGHJKLMNPRSTVWXYZ'

/** First letters of the plates given out around a year. */
function plateSeries(year: number): string {
  if (year < 2003) return 'C'
  if (year < 2010) return 'D'
  if (year < 2015) return 'E'
  if (year < 2021) return 'F'
  return 'G'
}

function letter(random: Random): string {
  return plateLetters.charAt(random.int(0, plateLetters.length - 1))
}

/** A car's plate in stored form, of the series of its first registration. */
export function carPlate(random: Random, year: number): string {
  const digits = String(random.int(0, 999)).padStart(3, '0')
  const second = year >= 2021 ? plateLetters.charAt(random.int(0, 16)) : letter(random)
  return `${plateSeries(year)}${second}${digits}${letter(random)}${letter(random)}`
}

/** A motorcycle's plate in stored form; the letters say that it is no old provincial one. */
export function motorcyclePlate(random: Random): string {
  return `E${random.pick(['B', 'C', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'P', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z'])}${String(random.int(10_000, 99_999))}`
}
