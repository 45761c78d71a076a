import {
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

/** Defaults and looks of Mantine's parts (design.md section 3); the looks stand in components.module.css. */
export const components = {
  Button: Button.extend({
    defaultProps: { size: 'sm', variant: 'default' },
    classNames: {
      root: `${styles.button}`,
      inner: `${styles.buttonInner}`,
      label: `${styles.buttonLabel}`,
      section: `${styles.buttonSection}`,
    },
  }),
  ActionIcon: ActionIcon.extend({
    defaultProps: { variant: 'subtle', size: 28 },
    classNames: { root: `${styles.actionIcon}` },
  }),
  TextInput: TextInput.extend({ defaultProps: { size: 'sm' }, ...field }),
  PasswordInput: PasswordInput.extend({
    defaultProps: { size: 'sm' },
    classNames: { ...field.classNames, innerInput: `${styles.innerInput}` },
  }),
  Textarea: Textarea.extend({
    defaultProps: { size: 'sm' },
    classNames: { ...field.classNames, input: `${styles.input} ${styles.area}` },
  }),
  Autocomplete: Autocomplete.extend({
    defaultProps: { size: 'sm', withScrollArea: false },
    classNames: { ...field.classNames, ...choices },
  }),
  NumberInput: NumberInput.extend({ defaultProps: { size: 'sm' }, ...field }),
  Select: Select.extend({
    defaultProps: { size: 'sm', withScrollArea: false },
    classNames: { ...field.classNames, ...choices },
  }),
  Combobox: Combobox.extend({
    defaultProps: { shadow: 'md', offset: 4, transitionProps: fast },
    classNames: {
      dropdown: `${styles.dropdown}`,
      option: `${styles.item}`,
      groupLabel: `${styles.groupName}`,
    },
  }),
  Checkbox: Checkbox.extend({
    defaultProps: { size: 'xs' },
    classNames: {
      input: `${styles.checkbox}`,
      icon: `${styles.checkboxIcon}`,
      inner: `${styles.checkboxInner}`,
    },
  }),
  Radio: Radio.extend({
    defaultProps: { size: 'xs' },
    classNames: {
      radio: `${styles.checkbox} ${styles.radio}`,
      icon: `${styles.checkboxIcon}`,
      inner: `${styles.checkboxInner}`,
    },
  }),
  Table: Table.extend({ defaultProps: { striped: false, withTableBorder: false } }),
  Tabs: Tabs.extend({
    classNames: { list: `${styles.tabsList}`, tab: `${styles.tab}` },
  }),
  SegmentedControl: SegmentedControl.extend({
    defaultProps: { transitionDuration: 0 },
    classNames: {
      root: `${styles.segments}`,
      label: `${styles.segment}`,
      indicator: `${styles.segmentIndicator}`,
      control: `${styles.segmentControl}`,
    },
  }),
  // Dialogs are put together from Modal.Root (components/dialog), so that no landmark stands inside them; its parts
  // take their classes from Modal.
  Modal: Modal.extend({
    classNames: { content: `${styles.modal}`, overlay: `${styles.overlay}`, title: `${styles.modalTitle}` },
  }),
  ModalRoot: Modal.Root.extend({
    defaultProps: { padding: 24, size: 480, centered: true, transitionProps: slow },
  }),
  Menu: Menu.extend({
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
  }),
  Popover: Popover.extend({
    defaultProps: { shadow: 'md', offset: 4, withArrow: false, transitionProps: fast },
    classNames: { dropdown: `${styles.popover}` },
  }),
  Tooltip: Tooltip.extend({
    defaultProps: { withArrow: false, transitionProps: { transition: 'fade', duration: 80 } },
    classNames: { tooltip: `${styles.tooltip}` },
  }),
  Skeleton: Skeleton.extend({ defaultProps: { animate: false } }),
}
