/** Joins what is there: `classNames(styles.row, chosen && styles.chosen)`. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
