import { at } from '../maths/at.ts';
import { RELATIONS } from './evaluate.ts';
import { followerOf, matcherOf } from './match.ts';
import { type BareQuestion, bareQuestionsOf, type Operand, type Predicate, type RunningValues } from './predicate.ts';

/** A question as it is asked of one run, with its latest answer. */
interface Asked {
  readonly ask: () => boolean;
  answer: boolean;
}

/** A quantity that is compared, with the questions that it answers. */
interface Compared {
  readonly floats: Float64Array;
  readonly index: number;
  readonly asked: readonly Asked[];
}

const operandsOf = (question: BareQuestion): readonly Operand[] => {
  switch (question.kind) {
    case 'signal':
      return [{ signal: question.signal }, question.than];
    case 'between':
      return [{ signal: question.signal }, question.low, question.high];
    case 'mode':
      return [];
  }
};

const signalsIn = (question: BareQuestion): readonly string[] =>
  operandsOf(question).flatMap((operand) => (typeof operand === 'number' ? [] : [operand.signal]));

/** A signal that does not exist compares as NaN, as everywhere. */
function readerOf(operand: Operand, run: RunningValues): () => number {
  if (typeof operand === 'number') return () => operand;
  const place = run.placeOf(operand.signal);
  if (place === undefined) return () => Number.NaN;
  const { floats, index } = place;
  return () => at(floats, index);
}

function askerOf(question: BareQuestion, run: RunningValues): () => boolean {
  switch (question.kind) {
    case 'signal': {
      const [value, than] = [readerOf({ signal: question.signal }, run), readerOf(question.than, run)];
      const compare = RELATIONS[question.is];
      return () => compare(value(), than());
    }
    case 'between': {
      const value = readerOf({ signal: question.signal }, run);
      const [low, high] = [readerOf(question.low, run), readerOf(question.high, run)];
      return () => value() >= low() && value() <= high();
    }
    case 'mode': {
      const [follow, matches] = [followerOf(question.path), matcherOf(question.equals)];
      return () => matches(follow(run.modeInPlace(question.block)));
    }
  }
}

/** Asks again. @returns whether the answer is another one */
function differs(asked: Asked): boolean {
  const answer = asked.ask();
  if (answer === asked.answer) return false;
  asked.answer = answer;
  return true;
}

/**
 * What the bare questions within some predicates answer along a run. As long as all of them answer alike and no command is given, all
 * that changes in those predicates is how long something has held.
 */
export class Answers {
  readonly #questions: readonly BareQuestion[];
  #run: RunningValues | undefined;
  #compared: readonly Compared[] = [];
  /** What the quantities were when they were compared last. */
  #values = new Float64Array();
  #modes: readonly Asked[] = [];

  constructor(predicates: readonly Predicate[]) {
    const questions = predicates.flatMap(bareQuestionsOf);
    this.#questions = [...new Map(questions.map((question) => [JSON.stringify(question), question])).values()];
  }

  /** Whether, at the present moment of a run, some question answers otherwise than it did before. The first time: yes. */
  changed(run: RunningValues): boolean {
    run.bringUpToDate();
    const isNew = run !== this.#run;
    if (isNew) this.#bind(run);
    let changed = isNew;
    const values = this.#values;
    const all = this.#compared;
    for (let index = 0; index < all.length; index += 1) {
      // Written out: this is what most ticks of a run that is observed come to.
      const compared = all[index] as Compared;
      const value = compared.floats[compared.index] as number;
      // What is no number is unequal to itself, and asked about every time.
      if (value === values[index]) continue;
      values[index] = value;
      for (const asked of compared.asked) if (differs(asked)) changed = true;
    }
    for (const asked of this.#modes) if (differs(asked)) changed = true;
    return changed;
  }

  #bind(run: RunningValues): void {
    this.#run = run;
    const all = this.#questions.map((question) => ({
      question,
      asked: { ask: askerOf(question, run), answer: false },
    }));
    this.#modes = all.flatMap(({ question, asked }) => (question.kind === 'mode' ? [asked] : []));
    const signals = [...new Set(this.#questions.flatMap(signalsIn))];
    this.#compared = signals.flatMap((signal) => {
      const place = run.placeOf(signal);
      const own = all.flatMap(({ question, asked }) => (signalsIn(question).includes(signal) ? [asked] : []));
      return place === undefined ? [] : [{ ...place, asked: own }];
    });
    this.#values = new Float64Array(this.#compared.length).fill(Number.NaN);
  }
}
