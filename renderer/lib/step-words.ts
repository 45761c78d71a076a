import type { StepWords } from '../../shared/features/edits/contract.ts'
import { english, type LabelKey, type WordKey } from '../../shared/i18n/catalogue.ts'
import type { RejectionCode } from '../../shared/sync/mutations.ts'
import type { Translate } from './i18n.ts'

type FieldKey = Extract<LabelKey, `field.${string}`>
/** Tables whose rows a step may make, change or take away. */
const stepTables = ['customer', 'household', 'relation', 'consent', 'interaction', 'attachment'] as const
type StepTable = (typeof stepTables)[number]

const addressFields: readonly string[] = ['street', 'postcode', 'municipality', 'province']
/** More fields than these are counted and not named. */
const namedFields = 2

/** A field's name inside a sentence: "cellulare", "codice fiscale". */
export function fieldName(tbl: string, field: string, t: Translate): string {
  const key = `field.${tbl}.${field}`
  return isFieldKey(key) ? t(key) : t('field.other')
}

/** A field's name as a label stands: "Cellulare". */
export function fieldLabel(tbl: string, field: string, t: Translate): string {
  return capitalised(fieldName(tbl, field, t))
}

/** What a step was, to stand after a colon: "cellulare di Rossi Paolo", "eliminazione di Rossi Paolo". */
export function stepPhrase(words: StepWords, t: Translate): string {
  const tbl = tableOf(words)
  switch (words.op) {
    case 'create':
      return tbl ? t(`step.create.${tbl}`, { name: words.name }) : t('step.other', { name: words.name })
    case 'delete':
      return tbl ? t(`step.delete.${tbl}`, { name: words.name }) : t('step.other', { name: words.name })
    case 'patch':
      return patchPhrase(words, tbl, t)
    case 'command':
      return t('step.command', { name: words.name })
    case 'void':
      return t('step.other', { name: words.name })
  }
}

/** What has just been done, as a sentence: "Cambiato: cellulare di Rossi Paolo". */
export function doneWords(words: StepWords, t: Translate): string {
  const verb = words.op === 'create' || words.op === 'delete' ? words.op : 'patch'
  return t(`step.did.${verb}`, { what: verb === 'patch' ? stepPhrase(words, t) : thingOf(words, t) })
}

/** Why an edit was refused, in words to stand at the field. */
export function problemWords({ code }: { readonly code: RejectionCode }, t: Translate): string {
  return t(`problem.${code}`)
}

function patchPhrase(words: StepWords, tbl: StepTable | null, t: Translate): string {
  if (tbl === null) return t('step.other', { name: words.name })
  if (tbl !== 'customer') return t(`step.patch.${tbl}`, { name: words.name })
  const what = fieldsPhrase(tbl, words.fields, t)
  return words.count > 1
    ? t('step.patch.customers', { what, count: words.count })
    : t('step.patch.customer', { what, name: words.name })
}

/** "cellulare", "cellulare, e-mail", "5 dati". Fields that belong together have one name. */
function fieldsPhrase(tbl: string, fields: readonly string[], t: Translate): string {
  const names = new Set(fields.map((field) => (addressFields.includes(field) ? 'address' : field)))
  const alone = fields.length === 1
  const shown = new Set([...names].map((field) => fieldName(tbl, alone ? (fields[0] ?? field) : field, t)))
  return shown.size > namedFields ? t('step.fields', { count: shown.size }) : [...shown].join(', ')
}

function thingOf(words: StepWords, t: Translate): string {
  const tbl = tableOf(words)
  return tbl ? t(`step.thing.${tbl}`, { name: words.name }) : words.name
}

function tableOf({ tbl }: StepWords): StepTable | null {
  return stepTables.find((one) => one === tbl) ?? null
}

function isFieldKey(key: string): key is FieldKey {
  return (key as WordKey) in english
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
