import type { Tone } from '@tongyan/scenes/session';
import type { GroupModel } from './row-model.ts';

/** Something that was read out: what a control or an instrument came to show. */
export interface ReadLine {
  readonly n: number;
  readonly timeS: number;
  readonly text: string;
  readonly tone: Tone;
}

interface Heard {
  readonly text: string;
  readonly tone: Tone;
  /** What was read out of it last. */
  readonly told: string;
  readonly sinceS: number;
}

/** A number that moves is read out once it stands. */
const SETTLED_S = 0.8;
const MOST_LINES = 200;

const withoutNumbers = (text: string): string => text.replaceAll(/[-+−]?\d[\d.,]*/gu, '#');

/** Turns what instruments show into lines, so that a run can be followed by ear and looked up afterwards. */
export class ReadOut {
  readonly #heard = new Map<string, Heard>();
  #lines: readonly ReadLine[] = [];
  #count = 0;
  #hasBegun = false;

  get lines(): readonly ReadLine[] {
    return this.#lines;
  }

  say(timeS: number, text: string, tone: Tone): void {
    this.#count += 1;
    this.#lines = [...this.#lines, { n: this.#count, timeS, text, tone }].slice(-MOST_LINES);
  }

  /** Looks at a moment; returns whether there is something new to read. */
  hear(groups: readonly GroupModel[], timeS: number): boolean {
    const before = this.#count;
    for (const { rows } of groups) for (const { id, name, text, tone } of rows) this.#look(id, name, text, tone, timeS);
    this.#hasBegun = true;
    return this.#count > before;
  }

  #look(id: string, name: string, text: string, tone: Tone, timeS: number): void {
    const before = this.#heard.get(id);
    if (before === undefined || !this.#hasBegun) {
      this.#heard.set(id, { text, tone, told: text, sinceS: timeS });
      return;
    }
    const sinceS = before.text === text ? before.sinceS : timeS;
    const isNumber = withoutNumbers(text) === withoutNumbers(before.told);
    const matters = tone !== 'plain' || before.tone !== 'plain';
    const isDue = text !== before.told && (!isNumber || timeS - sinceS >= SETTLED_S);
    if (isDue && matters) this.say(timeS, `${name}：${text}`, tone);
    this.#heard.set(id, { text, tone, told: isDue ? text : before.told, sinceS });
  }
}
