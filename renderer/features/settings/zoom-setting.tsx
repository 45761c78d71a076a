import { Button } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import type { ZoomStep } from '../../../shared/rpc/shell.ts'
import { IconButton } from '../../components/icon-button/icon-button.tsx'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { shell } from '../../lib/shell.ts'
import { Setting } from './setting.tsx'

/** The size of everything. The system's window keeps it, and its keys change it too: the page is then laid out anew. */
export function ZoomSetting() {
  const { t } = useWords()
  const formats = useFormats()
  const [percent, setPercent] = useState<number | null>(null)
  const step = useCallback((direction: ZoomStep) => {
    void shell()
      .zoom(direction)
      .then((zoom) => setPercent(zoom.percent))
  }, [])
  useEffect(() => {
    step('keep')
    let pixels = window.devicePixelRatio
    const onResize = () => {
      if (window.devicePixelRatio === pixels) return
      pixels = window.devicePixelRatio
      step('keep')
    }
    window.addEventListener('resize', onResize)
    return () => window.removeEventListener('resize', onResize)
  }, [step])
  return (
    <Setting label={t('settings.zoom')} labelId="setting-zoom" help={t('settings.zoom.help')}>
      {percent !== null && <span role="status">{formats.percent(percent)}</span>}
      <IconButton icon={IconMinus} label={t('settings.zoom.out')} keys="mod+-" onClick={() => step('out')} />
      <IconButton icon={IconPlus} label={t('settings.zoom.in')} keys="mod++" onClick={() => step('in')} />
      <Button onClick={() => step('reset')}>{t('settings.zoom.reset')}</Button>
    </Setting>
  )
}
