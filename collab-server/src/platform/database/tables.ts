/**
 * Every table by name. A capability adds its own by declaration merging in its `tables.ts`:
 *
 *     declare module '../platform/database/tables.ts' {
 *       interface Tables { person: PersonTable }
 *     }
 *
 * so that the platform knows no capability and queries are typed all the same.
 */
export interface Tables {
  /** Facts of this installation itself: whether it is a demo, when it was made. */
  installationFact: { name: string; value: string };
}
