import { isDeepStrictEqual } from 'node:util';
import type { Command } from '@tongyan/sim-engine/kernel';
import type { Control, ControlAction, SceneFace, Text, TraineeView } from '@tongyan/scenes/session';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { letRun } from './run-clock.ts';

/** What somebody does in a row of the list, in the words that stand on the page. */
type Deed =
  | { readonly kind: 'press'; readonly label: string }
  | { readonly kind: 'choose'; readonly label: string; readonly choice: string }
  | { readonly kind: 'number'; readonly label: string; readonly value: number };

/** A command, and how much time of the run passes before it, s: as demonstrations have them. */
export interface Scripted {
  readonly command: Command;
  readonly waitS?: number;
}

/** Less than this goes by while one reads and points. */
const NOTICED_S = 1.5;
const RUN_MS = 400_000;

/** A text as a piece of a pattern. */
const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** A hand with a pointer at the list of controls of a run. */
export class Hand {
  readonly #page: Page;
  readonly #face: SceneFace;
  readonly #view: TraineeView;

  /** @param view any view of the scene: what is offered at a moment the page itself knows */
  constructor(page: Page, face: SceneFace, view: TraineeView) {
    this.#page = page;
    this.#face = face;
    this.#view = view;
  }

  /** Lets time of the run pass. */
  async waits(seconds: number): Promise<void> {
    // The clock shows whole seconds: one more.
    await letRun(this.#page, seconds + 1, RUN_MS);
  }

  row(control: string): Locator {
    return this.#page.locator(`[data-row="${control}"]`);
  }

  /** What a row shows. */
  shows(control: string): Promise<string> {
    return this.row(control).locator('[data-tone]').innerText();
  }

  /** Waits until a row shows this. */
  async sees(control: string, what: RegExp): Promise<void> {
    await expect.poll(() => this.shows(control), { timeout: RUN_MS }).toMatch(what);
  }

  async open(control: string): Promise<Locator> {
    const row = this.row(control);
    if ((await row.getAttribute('data-open')) === null) {
      await row.locator('[data-name]').click();
      await this.#page.locator(`[data-row="${control}"][data-open]`).waitFor();
    }
    return row;
  }

  /** Gives a command as the list gives it. A command that was refused shows itself by a notice. */
  async gives(command: Command): Promise<void> {
    const { control, deed } = this.#find(command);
    const row = await this.open(control);
    if (deed.kind === 'press') await row.getByRole('button', { name: deed.label, exact: true }).click();
    else if (deed.kind === 'choose') await this.#choose(row, deed.label, deed.choice);
    else {
      const field = row.getByRole('textbox', { name: deed.label, exact: true });
      await field.fill(String(deed.value));
      await field.press('Enter');
    }
    expect(await this.#page.locator('[role="alertdialog"]').allInnerTexts(), JSON.stringify(command)).toEqual([]);
  }

  async does(script: readonly Scripted[]): Promise<void> {
    for (const { command, waitS = 0 } of script) {
      if (waitS > NOTICED_S) await this.waits(waitS);
      await this.gives(command);
    }
  }

  async #choose(row: Locator, label: string, choice: string): Promise<void> {
    const typed = row.getByRole('combobox', { name: label, exact: true });
    if ((await typed.count()) > 0) await typed.fill(choice);
    else {
      const button = row.getByRole('button', { name: new RegExp(`${literally(label)}$`, 'u') });
      await row.locator('[aria-haspopup="listbox"]').and(button).click();
    }
    await this.#page.getByRole('option', { name: choice, exact: true }).click();
  }

  #say(text: Text): string {
    const [key, values] = typeof text === 'string' ? [text, {}] : [text.key, text.values];
    const template = this.#face.strings['zh-CN'][key] ?? key;
    return template.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(Object(values)[name] ?? whole));
  }

  #find(command: Command): { readonly control: string; readonly deed: Deed } {
    const controls: readonly Control[] = this.#face.controls.flatMap((group) => group.controls(this.#view));
    for (const { id, actions } of controls)
      for (const action of actions) {
        const deed = this.#deedOf(action, command);
        if (deed !== undefined) return { control: id, deed };
      }
    throw new Error(`the list does not give ${JSON.stringify(command)}`);
  }

  #deedOf(action: ControlAction, wanted: Command): Deed | undefined {
    const same = (found: Command): boolean => isDeepStrictEqual(found, wanted);
    if (action.kind === 'do')
      return same(action.command(this.#view)) ? { kind: 'press', label: this.#say(action.label) } : undefined;
    if (action.kind === 'choose') {
      const found = action.choices(this.#view).find(({ id }) => same(action.command(id, this.#view)));
      if (found === undefined) return undefined;
      return { kind: 'choose', label: this.#say(action.label), choice: this.#say(found.label) };
    }
    if (action.kind !== 'number') return undefined;
    const value = Object.values(Object(wanted.args) as Record<string, unknown>).find(
      (one): one is number => typeof one === 'number' && same(action.command(one, this.#view)),
    );
    return value === undefined
      ? undefined
      : { kind: 'number', label: `${this.#say(action.label)}（${action.unit}）`, value };
  }
}
