import { VisuallyHidden } from '@mantine/core'
import { IconDeviceFloppy, IconTrash } from '@tabler/icons-react'
import type { AttachmentOnCard } from '../../../shared/features/attachments/contract.ts'
import { dayInRome } from '../../../shared/lib/dates.ts'
import { IconButton } from '../../components/icon-button/icon-button.tsx'
import table from '../../components/record/table.module.css'
import { Sign } from '../../components/sign/sign.tsx'
import { applyEdits, deleteEdit } from '../../lib/edits.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './attachments-table.module.css'
import { KindIcon } from './kind-icon.tsx'
import { openAttachment, saveAttachment } from './open.ts'

interface AttachmentsTableProps {
  readonly files: readonly AttachmentOnCard[]
  readonly mayDelete: boolean
}

/** Files newest first: what each is about, who added it, and where its bytes are. */
export function AttachmentsTable({ files, mayDelete }: AttachmentsTableProps) {
  const { t } = useWords()
  return (
    <table className={table.table}>
      <colgroup>
        <col />
        <col className={`${styles.aboutColumn} ${table.wideOnly}`} />
        <col className={`${styles.byColumn} ${table.wideOnly}`} />
        <col className={styles.sizeColumn} />
        <col className={styles.placeColumn} />
        <col className={styles.actsColumn} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('attachments.column.name')}</th>
          <th scope="col" className={table.wideOnly}>
            {t('attachments.column.about')}
          </th>
          <th scope="col" className={table.wideOnly}>
            {t('attachments.column.added')}
          </th>
          <th scope="col" className={table.end}>
            {t('attachments.column.size')}
          </th>
          <th scope="col">{t('attachments.column.place')}</th>
          <th scope="col">
            <VisuallyHidden>{t('attachments.column.acts')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map((on) => (
          <AttachmentRow key={on.attachment.id} on={on} mayDelete={mayDelete} />
        ))}
      </tbody>
    </table>
  )
}

function AttachmentRow({ on, mayDelete }: { readonly on: AttachmentOnCard; readonly mayDelete: boolean }) {
  const { t } = useWords()
  const formats = useFormats()
  const { attachment, about } = on
  const { id, name } = attachment
  const open = on.opens ? () => void openAttachment(attachment) : () => void saveAttachment(attachment)
  return (
    <tr>
      <td>
        <button
          type="button"
          className={styles.fileButton}
          title={on.opens ? t('attachments.open', { name }) : t('attachments.saveOnly', { name })}
          onClick={open}
        >
          <KindIcon mediaType={attachment.mediaType} />
          <b>{name}</b>
        </button>
      </td>
      <td className={`${table.mid} ${table.wideOnly}`}>
        {about && t(`attachments.about.${about.kind}`, { number: about.number })}
      </td>
      <td className={`${table.mid} ${table.wideOnly}`}>
        {[formats.day(dayInRome(attachment.addedAt)), on.addedBy].filter(Boolean).join(', ')}
      </td>
      <td className={`${table.mid} ${table.end}`}>{formats.bytes(attachment.size)}</td>
      <td>
        <Place on={on} />
      </td>
      <td className={styles.acts}>
        <IconButton
          icon={IconDeviceFloppy}
          label={t('attachments.saveAs', { name })}
          onClick={() => void saveAttachment(attachment)}
        />
        {mayDelete && (
          <IconButton
            icon={IconTrash}
            label={t('attachments.delete', { name })}
            onClick={() => void applyEdits([deleteEdit('attachment', id)])}
          />
        )}
      </td>
    </tr>
  )
}

/** Where the bytes are; nothing is said of a file that is both here and at head office. */
function Place({ on }: { readonly on: AttachmentOnCard }) {
  const { t } = useWords()
  if (on.place === 'here' && !on.pending) return null
  const key = on.place === 'remote' ? 'remote' : 'toSend'
  return (
    <span className={table.state} title={t(`attachments.place.${key}.text`)}>
      <Sign kind="wait" silent />
      <span className={table.wait}>{t(`attachments.place.${key}`)}</span>
    </span>
  )
}
