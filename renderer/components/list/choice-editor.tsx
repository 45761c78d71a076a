import { type Option, OptionList } from './option-list.tsx'

interface ChoiceEditorProps<Value extends string> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly chosen: readonly Value[]
  /** Only one at a time. */
  readonly single?: boolean
  readonly onChange: (chosen: readonly Value[]) => void
}

/** Edits a filter that is a choice among values. */
export function ChoiceEditor<Value extends string>(props: ChoiceEditorProps<Value>) {
  const { chosen, single = false, onChange } = props
  return (
    <OptionList
      label={props.label}
      options={props.options}
      chosen={chosen}
      onPick={(value) => {
        if (chosen.includes(value)) onChange(chosen.filter((one) => one !== value))
        else onChange(single ? [value] : [...chosen, value])
      }}
    />
  )
}
