import { describeNumber, describeYardstick } from './describe.ts';
import type { AspectResult, LineResult, ScoreResult, VetoResult } from './result.ts';

const MOST_SHOWN = 8;

/** Turns keys of texts into sentences; the keys themselves serve where nobody has any. */
export type Texts = (key: string) => string;

const asIs: Texts = (key) => key;

function span(fromTick: number, toTick: number, tickS: number): string {
  const at = (tick: number): string => `${describeNumber(tick * tickS)} s`;
  if (fromTick < 0) return '';
  if (toTick < 0) return `from tick ${fromTick} (${at(fromTick)})`;
  if (fromTick === toTick) return `tick ${fromTick} (${at(fromTick)})`;
  return `ticks ${fromTick} to ${toTick} (${at(fromTick)} to ${at(toTick)})`;
}

function commandList(seqs: readonly number[]): string {
  if (seqs.length === 0) return '';
  const shown = seqs.slice(0, MOST_SHOWN).map((seq) => `#${seq}`);
  return `by ${shown.join(' ')}${seqs.length > MOST_SHOWN ? ' …' : ''}`;
}

function found({ evidence, kind, awarded, vetoedBy }: AspectResult): string {
  if (kind === 'judged' && evidence.judgedBy === null) return awarded === null ? 'not judged yet' : 'not judged';
  if (evidence.judgedBy !== null) {
    const { id, note } = evidence.judgedBy;
    return `judged by ${id}${note === null ? '' : `: ${note}`}`;
  }
  if (evidence.holds !== null) return evidence.holds ? 'held' : 'did not hold';
  if (evidence.value === null) return 'nothing to measure';
  const unit = evidence.unit === '1' || evidence.unit === null ? '' : ` ${evidence.unit}`;
  return `${describeNumber(evidence.value)}${unit}${vetoedBy.length > 0 ? ' (does not count)' : ''}`;
}

function evidenceText(aspect: AspectResult, tickS: number): string {
  const { evidence } = aspect;
  const limit = evidence.limit.kind === 'judgement' ? '' : `limit ${describeYardstick(evidence.limit)}`;
  const values = evidence.holds === null ? [] : evidence.samples;
  const samples = values.map(({ signal, value }) => `${signal} = ${value === null ? 'none' : describeNumber(value)}`);
  const parts = [
    found(aspect),
    limit,
    ...samples,
    span(evidence.fromTick, evidence.toTick, tickS),
    commandList(evidence.commands),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const pointsText = (awarded: number | null, points: number): string =>
  `${awarded === null ? '–' : describeNumber(awarded)} / ${describeNumber(points)}`;

function aspectLines(aspect: AspectResult, tickS: number, texts: Texts): readonly string[] {
  const { reference } = aspect;
  return [
    `  ${aspect.id}  ${pointsText(aspect.awarded, aspect.points)}  ${texts(aspect.title)}`,
    `    ${evidenceText(aspect, tickS)}`,
    ...(reference === null ? [] : [`    ${reference.code}: ${reference.text}`]),
  ];
}

function lineHead({ line, awarded, points, vetoedBy }: LineResult): string {
  return `${line}  ${pointsText(awarded, points)}${vetoedBy.length === 0 ? '' : `  VETO ${vetoedBy.join(', ')}`}`;
}

function vetoLine({ id, zeroes, occurrences }: VetoResult, tickS: number): string {
  const places = occurrences
    .slice(0, MOST_SHOWN)
    .map(({ tick, seq }) => [span(tick, tick, tickS), commandList(seq < 0 ? [] : [seq])].filter(Boolean).join(' '));
  const what = zeroes === 'score' ? 'the whole score' : zeroes.join(', ');
  return `VETO ${id}: ${places.join('; ')}; takes ${what}`;
}

/** A score as lines of plain text: every aspect with its points and its evidence, vetoes, totals. */
export function formatScore(result: ScoreResult, texts: Texts = asIs): readonly string[] {
  const { rubric, procedure, model, log } = result;
  return [
    `model ${model.name} ${model.version}, procedure ${procedure.id} ${procedure.version}, rubric ${rubric.id} ${rubric.version}`,
    `log ${log.head}, ${span(log.startTick, log.endTick, log.tickS)}`,
    '',
    ...result.lines.flatMap((line) => [
      lineHead(line),
      ...result.aspects
        .filter((aspect) => aspect.line === line.line)
        .flatMap((aspect) => aspectLines(aspect, log.tickS, texts)),
    ]),
    '',
    ...result.vetoes.map((veto) => vetoLine(veto, log.tickS)),
    ...result.ignored.map(({ seq, code }) => `judgement #${seq} does not count: ${code}`),
    ...(result.open.length === 0 ? [] : [`not judged yet: ${result.open.join(', ')}`]),
    `total ${describeNumber(result.awarded)} / ${describeNumber(result.total)}`,
  ];
}
