import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { Kbd } from '../kbd/kbd.tsx'
import styles from './index-tabs.module.css'
import { useFocusOnMount } from './use-focus-on-mount.ts'

interface ViewNameProps {
  readonly name: string
  readonly onName: (name: string) => void
}

const longest = 40

/** Asks for the name of a view. */
export function ViewName({ name, onName }: ViewNameProps) {
  const { t } = useWords()
  const [text, setText] = useState(name)
  const field = useFocusOnMount<HTMLInputElement>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') onName(text.trim())
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        ref={field}
        label={t('list.viewName')}
        value={text}
        maxLength={longest}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        type="submit"
        size="md"
        variant="filled"
        disabled={text.trim() === ''}
        rightSection={<Kbd keys="Enter" />}
      >
        {t('list.saveView')}
      </Button>
    </form>
  )
}
