import { Button, PasswordInput, TextInput } from '@mantine/core'
import { IconEye, IconEyeOff, IconLock, IconUser } from '@tabler/icons-react'
import { type FormEvent, type Ref, useRef } from 'react'
import type { SessionState } from '../../../shared/features/session/contract.ts'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { Sign } from '../../components/sign/sign.tsx'
import { useWords } from '../../lib/i18n.ts'
import { isKnownHere } from './known-here.ts'
import { LinkLine } from './link-line.tsx'
import styles from './sign-in.module.css'
import { type RefusalPlace, useSignIn } from './use-sign-in.ts'

interface SignInFormProps {
  readonly state: SessionState | undefined
  readonly username: string
  readonly password: string
  readonly passwordRef: Ref<HTMLInputElement>
  readonly onUsername: (text: string) => void
  readonly onPassword: (text: string) => void
}

/** User, password, Enter. A refusal stands at the field that mends it; what was typed stays. */
export function SignInForm({
  state,
  username,
  password,
  passwordRef,
  onUsername,
  onPassword,
}: SignInFormProps) {
  const { t } = useWords()
  const { busy, refusal, waitSeconds, submit, clear } = useSignIn()
  const form = useRef<HTMLFormElement>(null)
  const opening = busy || state?.phase === 'opening'

  const enter = async (event: FormEvent) => {
    event.preventDefault()
    if (opening || waitSeconds > 0) return
    const refused = await submit(username, password)
    if (refused) focusPlace(form.current, refused.place)
  }
  const at = (place: RefusalPlace) => (refusal?.place === place ? refusal.text : null)

  return (
    <form ref={form} className={styles.form} onSubmit={enter} aria-label={t('session.signIn')} noValidate>
      <TextInput
        name="user"
        label={t('session.user')}
        leftSection={<IconUser size={16} stroke={2} aria-hidden="true" />}
        value={username}
        onChange={(event) => {
          clear()
          onUsername(event.currentTarget.value)
        }}
        error={at('user')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        data-autofocus=""
      />
      <PasswordInput
        ref={passwordRef}
        name="password"
        label={t('session.password')}
        leftSection={<IconLock size={16} stroke={2} aria-hidden="true" />}
        value={password}
        onChange={(event) => {
          clear()
          onPassword(event.currentTarget.value)
        }}
        error={at('password')}
        autoComplete="current-password"
        maxLength={200}
        visibilityToggleIcon={VisibilityIcon}
        visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
      />
      {at('form') && (
        <p className={styles.refusal} role="alert">
          <Sign kind="late" silent />
          <span>{at('form')}</span>
        </p>
      )}
      {refusal?.canSetAside && (
        <Button size="md" fullWidth onClick={() => void submit(username, password, true)}>
          {t('session.setAside')}
        </Button>
      )}
      <Button
        type="submit"
        variant="filled"
        size="md"
        fullWidth
        aria-disabled={opening}
        disabled={waitSeconds > 0}
        rightSection={opening || waitSeconds > 0 ? null : <Kbd keys="Enter" />}
      >
        {waitSeconds > 0
          ? t('session.retryIn', { count: waitSeconds })
          : t(opening ? 'session.entering' : 'session.enter')}
      </Button>
      <LinkLine state={state} username={username} />
      <div className={styles.hint}>
        <p role="status">{state?.adapting && t('session.adapting')}</p>
        {!state?.adapting && (
          <p>{t(isKnownHere(state, username) ? 'session.offlineHint' : 'session.firstTimeHint')}</p>
        )}
      </div>
    </form>
  )
}

function VisibilityIcon({ reveal }: { readonly reveal: boolean }) {
  const Glyph = reveal ? IconEyeOff : IconEye
  return <Glyph size={16} stroke={2} aria-hidden="true" />
}

function focusPlace(form: HTMLFormElement | null, place: RefusalPlace): void {
  const field = form?.querySelector<HTMLInputElement>(
    `input[name="${place === 'user' ? 'user' : 'password'}"]`,
  )
  field?.focus()
  if (place === 'password') field?.select()
}
