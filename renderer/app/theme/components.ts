import type {
  ActionIcon,
  Autocomplete,
  Button,
  Checkbox,
  Combobox,
  Menu,
  Modal,
  NumberInput,
  PasswordInput,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  Skeleton,
  Table,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'
import styles from './components.module.css'

const field = {
  classNames: {
    label: `${styles.label}`,
    description: `${styles.description}`,
    error: `${styles.error}`,
    input: `${styles.input}`,
    section: `${styles.section}`,
  },
}
/** The list itself scrolls: readers know that its field moves it, which they cannot tell of a box around it. */
const choices = { option: `${styles.item}`, options: `${styles.choices}`, dropdown: `${styles.dropdown}` }
const fast = { transition: 'pop', duration: 120, exitDuration: 80 } as const
const slow = { transition: 'pop', duration: 150, exitDuration: 80 } as const

/** What Mantine takes for a part. Only types come in here: the sign-in page would load every part that is named otherwise. */
type Look<Part> = Part extends { extend: (look: infer Input) => unknown } ? Input : never

/** Defaults and looks of Mantine's parts (design.md section 3); the looks stand in components.module.css. */
export const components = {
  Button: {
    defaultProps: { size: 'sm', variant: 'default' },
    classNames: {
      root: `${styles.button}`,
      inner: `${styles.buttonInner}`,
      label: `${styles.buttonLabel}`,
      section: `${styles.buttonSection}`,
    },
  } satisfies Look<typeof Button>,
  ActionIcon: {
    defaultProps: { variant: 'subtle', size: 28 },
    classNames: { root: `${styles.actionIcon}` },
  } satisfies Look<typeof ActionIcon>,
  TextInput: { defaultProps: { size: 'sm' }, ...field } satisfies Look<typeof TextInput>,
  PasswordInput: {
    defaultProps: { size: 'sm' },
    classNames: { ...field.classNames, innerInput: `${styles.innerInput}` },
  } satisfies Look<typeof PasswordInput>,
  Textarea: {
    defaultProps: { size: 'sm' },
    classNames: { ...field.classNames, input: `${styles.input} ${styles.area}` },
  } satisfies Look<typeof Textarea>,
  Autocomplete: {
    defaultProps: { size: 'sm', withScrollArea: false },
    classNames: { ...field.classNames, ...choices },
  } satisfies Look<typeof Autocomplete>,
  NumberInput: { defaultProps: { size: 'sm' }, ...field } satisfies Look<typeof NumberInput>,
  Select: {
    defaultProps: { size: 'sm', withScrollArea: false },
    classNames: { ...field.classNames, ...choices },
  } satisfies Look<typeof Select>,
  Combobox: {
    defaultProps: { shadow: 'md', offset: 4, transitionProps: fast },
    classNames: {
      dropdown: `${styles.dropdown}`,
      option: `${styles.item}`,
      groupLabel: `${styles.groupName}`,
    },
  } satisfies Look<typeof Combobox>,
  Checkbox: {
    defaultProps: { size: 'xs' },
    classNames: {
      input: `${styles.checkbox}`,
      icon: `${styles.checkboxIcon}`,
      inner: `${styles.checkboxInner}`,
    },
  } satisfies Look<typeof Checkbox>,
  Radio: {
    defaultProps: { size: 'xs' },
    classNames: {
      radio: `${styles.checkbox} ${styles.radio}`,
      icon: `${styles.checkboxIcon}`,
      inner: `${styles.checkboxInner}`,
    },
  } satisfies Look<typeof Radio>,
  Table: { defaultProps: { striped: false, withTableBorder: false } } satisfies Look<typeof Table>,
  Tabs: {
    classNames: { list: `${styles.tabsList}`, tab: `${styles.tab}` },
  } satisfies Look<typeof Tabs>,
  SegmentedControl: {
    defaultProps: { transitionDuration: 0 },
    classNames: {
      root: `${styles.segments}`,
      label: `${styles.segment}`,
      indicator: `${styles.segmentIndicator}`,
      control: `${styles.segmentControl}`,
    },
  } satisfies Look<typeof SegmentedControl>,
  // Dialogs are put together from Modal.Root (components/dialog), so that no landmark stands inside them; its parts
  // take their classes from Modal.
  Modal: {
    classNames: { content: `${styles.modal}`, overlay: `${styles.overlay}`, title: `${styles.modalTitle}` },
  } satisfies Look<typeof Modal>,
  ModalRoot: {
    defaultProps: { padding: 24, size: 480, centered: true, transitionProps: slow },
  } satisfies Look<typeof Modal.Root>,
  Menu: {
    defaultProps: {
      shadow: 'md',
      offset: 4,
      position: 'bottom-end',
      transitionProps: fast,
      withInitialFocusPlaceholder: false,
    },
    classNames: {
      dropdown: `${styles.dropdown}`,
      item: `${styles.item}`,
      itemSection: `${styles.itemSection}`,
      itemIndicator: `${styles.itemIndicator}`,
      label: `${styles.groupName}`,
      divider: `${styles.divider}`,
    },
  } satisfies Look<typeof Menu>,
  Popover: {
    defaultProps: { shadow: 'md', offset: 4, withArrow: false, transitionProps: fast },
    classNames: { dropdown: `${styles.popover}` },
  } satisfies Look<typeof Popover>,
  Tooltip: {
    defaultProps: { withArrow: false, transitionProps: { transition: 'fade', duration: 80 } },
    classNames: { tooltip: `${styles.tooltip}` },
  } satisfies Look<typeof Tooltip>,
  Skeleton: { defaultProps: { animate: false } } satisfies Look<typeof Skeleton>,
}
