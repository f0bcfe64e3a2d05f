type Json = Readonly<Record<string, unknown>>;

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Json)[name] : undefined;

/** What a statement's activity is called, in both languages; null for a statement about another one. */
export function titleOf(statement: unknown): { readonly 'zh-CN': string; readonly en: string } | null {
  const name = at(at(at(statement, 'object'), 'definition'), 'name');
  const [zh, en] = [at(name, 'zh-CN'), at(name, 'en')];
  return typeof zh === 'string' && typeof en === 'string' ? { 'zh-CN': zh, en } : null;
}
