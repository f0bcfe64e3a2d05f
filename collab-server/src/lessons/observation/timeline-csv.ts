import type { TemplateLocale } from '../../documents/index.ts';
import type { ObservationReport, TimelineEntry } from './contract-report.ts';
import { clockText, type Say, sayIn } from './record-words.ts';

/** The report's timeline as CSV after RFC 4180, in UTF-8 with a mark so that spreadsheets read it as such. */
export function timelineCsv({ timeline }: ObservationReport, locale: TemplateLocale): string {
  const say = sayIn(locale);
  const head = [say('csvTime'), say('csvKind'), say('csvWho'), say('csvSide'), say('csvDimension'), say('csvText')];
  const rows = timeline.map((entry) => [clockText(entry.at), ...cellsOf(entry, say)]);
  return `\uFEFF${[head, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cellsOf(entry: TimelineEntry, say: Say): readonly string[] {
  switch (entry.kind) {
    case 'note': {
      const dimension = entry.dimension === null ? '' : say(entry.dimension);
      return [say('note'), entry.observerName, say(entry.side), dimension, entry.text];
    }
    case 'phase':
      return [say('phase'), '', '', '', entry.name];
    case 'hand':
      return [say('hand'), entry.place ?? say('home'), '', '', String(entry.count)];
    case 'call':
      return [say('call'), entry.place ?? say('home'), '', '', ''];
    case 'quiz':
      return [say('question'), '', '', '', entry.question];
  }
}

/** Spreadsheets run what begins like a formula: it is made a text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
