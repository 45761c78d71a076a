/** Written as typed: dots, slashes, spaces and dashes of a number do not count when somebody looks for it. The indexes hold the same terms. */
export const NORMAL_NUMBER =
  "replace(replace(replace(replace(upper(number), '.', ''), '/', ''), '-', ''), ' ', '')"
export const NORMAL_PLATE = "replace(upper(plate), ' ', '')"
