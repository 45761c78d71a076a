import { Button } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../components/dialog/dialog.tsx'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { useWords } from '../../lib/i18n.ts'
import { type KeyBinding, type KeyGroup, useKeys, useListedKeys } from '../../lib/keyboard.ts'
import styles from './keys-sheet.module.css'

const groups: readonly KeyGroup[] = ['page', 'list', 'record', 'everywhere']

/** `?`: the keys that work on this page now. */
export function KeysSheet() {
  const { t } = useWords()
  const [opened, setOpened] = useState(false)
  useKeys([{ keys: '?', label: 'keys.show', group: 'everywhere', run: () => setOpened(true) }])
  const listed = useListedKeys()
  const close = () => setOpened(false)
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('keys.title')}
      width={640}
      actions={
        <Button size="md" data-autofocus="" onClick={close} rightSection={<Kbd keys="Escape" />}>
          {t('common.close')}
        </Button>
      }
    >
      <div className={styles.columns}>
        {groups.map((group) => (
          <KeyList key={group} group={group} bindings={unique(listed, group)} />
        ))}
      </div>
    </Dialog>
  )
}

/** The bindings of a group, each word once, in the order in which the page named them. */
function unique(listed: readonly KeyBinding[], group: KeyGroup): readonly KeyBinding[] {
  const seen = new Map<string, KeyBinding>()
  for (const binding of listed) {
    if ((binding.group ?? 'page') !== group || !binding.label) continue
    seen.set(binding.label, binding)
  }
  return [...seen.values()]
}

function KeyList({
  group,
  bindings,
}: {
  readonly group: KeyGroup
  readonly bindings: readonly KeyBinding[]
}) {
  const { t } = useWords()
  if (bindings.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>{t(`keys.${group}`)}</h3>
      <dl className={styles.list}>
        {bindings.map((binding) => (
          <div key={binding.label} className={styles.line}>
            <dt>{binding.label && t(binding.label)}</dt>
            <dd>
              {[binding.keys].flat().map((keys, at) => (
                <span key={keys} className={styles.keys}>
                  {at > 0 && <span className={styles.or}>{t('keys.or')}</span>}
                  <Kbd keys={keys} spoken />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
