/** What stands in a table under a name, and nothing that every object inherits, such as `constructor`. */
export function ownOf<Value>(table: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
