import { Button, PasswordInput } from '@mantine/core'
import { IconEye, IconEyeOff, IconLock } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef } from 'react'
import type { SessionState } from '../../../shared/features/session/contract.ts'
import type { SessionUser } from '../../../shared/features/session/model.ts'
import { Avatar, initialsOfColleague } from '../../components/avatar/avatar.tsx'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { Mark } from '../../components/mark/mark.tsx'
import { useWords } from '../../lib/i18n.ts'
import { signOut } from './commands.ts'
import { LinkLine } from './link-line.tsx'
import styles from './lock.module.css'
import { SignInFoot } from './sign-in-foot.tsx'
import { useUnlock } from './use-unlock.ts'

interface LockPageProps {
  readonly state: SessionState
  readonly user: SessionUser
}

/** In place of the whole desk while it is locked: who sits here, and the password. Nothing else is in the window. */
export function LockPage({ state, user }: LockPageProps) {
  const { t } = useWords()
  const { password, setPassword, busy, refusal, waitSeconds, submit } = useUnlock()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  const unlock = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || waitSeconds > 0) return
    await submit()
    field.current?.focus()
  }

  return (
    <main className={styles.page} aria-label={t('session.locked')}>
      <div className={styles.sheet}>
        <Mark large />
        <h1>{t('session.locked')}</h1>
        <p className={styles.text}>{t('session.locked.text')}</p>
        <div className={styles.who}>
          <Avatar initials={initialsOfColleague(user.displayName)} me />
          <span>
            <b>{user.displayName}</b>
            <span className={styles.role}>{t(`network.role.${user.role}`)}</span>
          </span>
        </div>
        <form className={styles.form} onSubmit={unlock} aria-label={t('session.unlock')} noValidate>
          <PasswordInput
            ref={field}
            name="password"
            label={t('session.password')}
            leftSection={<IconLock size={16} stroke={2} aria-hidden="true" />}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={refusal}
            autoComplete="current-password"
            maxLength={200}
            visibilityToggleIcon={VisibilityIcon}
            visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
          />
          <Button
            type="submit"
            variant="filled"
            size="md"
            fullWidth
            aria-disabled={busy}
            disabled={waitSeconds > 0}
            rightSection={busy || waitSeconds > 0 ? null : <Kbd keys="Enter" />}
          >
            {waitSeconds > 0
              ? t('session.retryIn', { count: waitSeconds })
              : t(busy ? 'session.unlocking' : 'session.unlock')}
          </Button>
          <div className={styles.foot}>
            <LinkLine state={state} username={user.username} />
            <Button variant="subtle" onClick={signOut}>
              {t('session.signOut')}
            </Button>
          </div>
        </form>
      </div>
      <SignInFoot />
    </main>
  )
}

function VisibilityIcon({ reveal }: { readonly reveal: boolean }) {
  const Glyph = reveal ? IconEyeOff : IconEye
  return <Glyph size={16} stroke={2} aria-hidden="true" />
}
