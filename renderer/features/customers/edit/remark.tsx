import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { parsePhone } from '../../../../shared/lib/phone.ts'
import { otherBeginning } from '../../../../shared/lib/postcodes.ts'
import { Private } from '../../../components/amount/private.tsx'
import { Sign } from '../../../components/sign/sign.tsx'
import { useWords } from '../../../lib/i18n.ts'
import { useEditing } from './customer-edit.ts'
import styles from './edit.module.css'
import type { FieldId } from './fields.ts'

/** What is remarkable about a value without being wrong; it never keeps anybody from saving. */
export function Remark({ field }: { readonly field: FieldId }) {
  switch (field) {
    case 'fiscalCode':
      return <CodeMismatch />
    case 'mobile':
      return <PhoneKind of="mobile" unlike="LANDLINE" words="customers.remark.landline" />
    case 'phone':
      return <PhoneKind of="phone" unlike="MOBILE" words="customers.remark.mobile" />
    case 'address':
      return <PostcodeElsewhere />
    default:
      return null
  }
}

/** The fiscal code against name, birth, sex and place: each part that disagrees, and the code that the data give. */
export function CodeMismatch() {
  const { t } = useWords()
  const { codeRemark, put, mayWrite, problemOf } = useEditing()
  if (codeRemark === null || problemOf('fiscalCode') !== null) return null
  const { parts, computed } = codeRemark
  return (
    <Note tone={parts.length > 0 ? 'today' : 'info'}>
      {parts.length > 0 && <p>{t('customers.code.differs')}</p>}
      {parts.map((part) => (
        <p key={part}>
          <Private>{part}</Private>
        </p>
      ))}
      {computed !== null && mayWrite('fiscalCode') && (
        <p className={styles.offer}>
          {parts.length === 0 && t('customers.code.fromData')}
          <Button size="compact-sm" onClick={() => put('fiscalCode', computed)}>
            <Private>{t('customers.code.use', { code: computed })}</Private>
          </Button>
        </p>
      )}
    </Note>
  )
}

interface PhoneKindProps {
  readonly of: 'mobile' | 'phone'
  readonly unlike: 'MOBILE' | 'LANDLINE'
  readonly words: 'customers.remark.landline' | 'customers.remark.mobile'
}

function PhoneKind({ of, unlike, words }: PhoneKindProps) {
  const { t } = useWords()
  const phone = parsePhone(useEditing().textOf(of))
  return phone?.kind === unlike ? <Note>{t(words)}</Note> : null
}

function PostcodeElsewhere() {
  const { t } = useWords()
  const { textOf } = useEditing()
  const postcode = textOf('postcode').trim()
  const province = textOf('province').trim().toUpperCase()
  if (!/^\d{5}$/.test(postcode)) return null
  const beginning = otherBeginning(postcode, province)
  return beginning === null ? null : <Note>{t('customers.remark.postcode', { province, beginning })}</Note>
}

function Note({
  tone = 'info',
  children,
}: {
  readonly tone?: 'info' | 'today'
  readonly children: ReactNode
}) {
  return (
    <div className={`${styles.remark} ${styles[tone]}`} role="note">
      <Sign kind="info" silent small />
      <div>{children}</div>
    </div>
  )
}
