import type app from './base/app.zh-CN.ts';
import type problems from './base/problems.zh-CN.ts';
import type subjects from './base/subjects.zh-CN.ts';
import type ui from './base/ui.zh-CN.ts';

/**
 * Keys are flat and English; zh-CN is the source. A feature joins by declaring its own namespace in
 * features/<name>/strings/zh-CN.ts:
 *
 *     declare module 'i18next' { interface ResourceNamespaceMap { documents: typeof strings } }
 */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    keySeparator: false;
    nsSeparator: ':';
    returnNull: false;
  }
  interface ResourceNamespaceMap {
    app: typeof app;
    ui: typeof ui;
    problems: typeof problems;
    subjects: typeof subjects;
  }
}

type OneFor<Key> = Key extends `${infer Stem}_other` ? `${Stem}_one` : never;

/**
 * The English of a zh-CN table: the same keys, and beside each plural `…_other` (Chinese has only that
 * form) a `…_one`.
 */
export type EnglishOf<Source> = { readonly [Key in keyof Source | OneFor<keyof Source>]: string };
