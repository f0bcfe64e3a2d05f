import type { DocumentSummary } from '../rights.ts';

/** Whether every word of the filter stands in the title, the community's or an owner's name. */
export function matches(document: DocumentSummary, filter: string): boolean {
  const text = [document.title, document.community?.name ?? '', ...document.owners.map((owner) => owner.displayName)]
    .join('\n')
    .toLocaleLowerCase();
  return filter
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
