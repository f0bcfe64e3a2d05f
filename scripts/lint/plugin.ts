/**
 * The linter's own rule: holds the import arrows of zones.ts in oxlint, so that an editor underlines a violation as it is
 * written. Oxlint's JS plugin interface follows ESLint's (only the few parts used here are typed).
 */
import { relative, sep } from 'node:path';

import { judgeImport } from './judge.ts';

interface AstNode {
  readonly type: string;
}
interface Literal extends AstNode {
  readonly type: 'Literal';
  readonly value: unknown;
}
interface Context {
  readonly filename: string;
  readonly cwd: string;
  report(problem: { message: string; node: AstNode }): void;
}
interface HasSource extends AstNode {
  readonly source: AstNode | null;
}
interface NewExpression extends AstNode {
  readonly callee: AstNode & { readonly name?: string };
  readonly arguments: readonly AstNode[];
}

function isText(node: AstNode | null | undefined): node is Literal & { value: string } {
  return node?.type === 'Literal' && 'value' in node && typeof node.value === 'string';
}

const importBoundaries = {
  meta: { type: 'problem', docs: { description: 'Holds the import arrows between folders.' } },
  create(context: Context) {
    const path = relative(context.cwd, context.filename).replaceAll(sep, '/');
    const check = (node: AstNode | null | undefined): void => {
      if (!isText(node)) return;
      const problem = judgeImport(path, node.value);
      if (problem !== undefined) context.report({ message: problem, node });
    };
    const checkSource = (node: HasSource): void => check(node.source);
    return {
      ImportDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ImportExpression: checkSource,
      TSImportType: checkSource,
      // `new URL('./worker.ts', import.meta.url)` is how workers and assets are named: an import by another spelling.
      NewExpression(node: NewExpression): void {
        const [first, second] = node.arguments;
        if (node.callee.name !== 'URL' || second === undefined || !isText(first)) return;
        if (first.value.startsWith('.')) check(first);
      },
    };
  },
};

export default { meta: { name: 'tongyan' }, rules: { 'import-boundaries': importBoundaries } };
