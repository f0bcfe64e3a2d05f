import { type ChangeEvent, type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';

import { useLive } from '../../../../kit/index.ts';
import type { SceneViewProps } from '../../../../kit/scene-view.ts';
import { PROGRAM_LIMITS, type ShownProblem } from '../../../model/machine/interface.ts';
import { PROGRAMS } from '../../../model/programs/library.ts';
import { seenMode, signal } from '../../now.ts';
import { wordsOf } from '../../words/words.ts';
import { Enlargeable } from '../shared/enlargeable.tsx';
import styles from '../shared/panel.module.css';
import { Refusal } from '../shared/refusal.tsx';
import { useCommands } from '../shared/use-commands.ts';
import { CodeView } from './code-view.ts';
import own from './program-editor.module.css';
import { programStoreOf, shownText } from './program-store.ts';
import { sendProgram } from './send-program.ts';
import { tooLong } from './tool-path.ts';
import { useAnalysis } from './use-analysis.ts';

const FILES = '.nc,.ngc,.tap,.txt';

export default function ProgramEditor(props: SceneViewProps): ReactNode {
  const word = wordsOf(props.language);
  return (
    <Enlargeable word={word} title={props.t('group.program')}>
      {(_large, toggle) => <Editor {...props} toggle={toggle} />}
    </Enlargeable>
  );
}

function Editor({ port, language, t, toggle }: SceneViewProps & { readonly toggle: ReactNode }): ReactNode {
  const word = wordsOf(language);
  const store = programStoreOf(port);
  const texts = useSyncExternalStore(store.subscribe, store.texts);
  const text = shownText(texts);
  const { give, refusal } = useCommands(port, t);
  const { analysis } = useAnalysis(port);
  const [told, setTold] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const running = useLive(port, ({ view }) =>
    seenMode(view).motion === 'auto' ? Math.round(signal(view, 'programLine')) : 0,
  );
  const program = useLive(port, ({ view }) => seenMode(view).program);
  const place = useRef<HTMLDivElement>(null);
  const code = useRef<CodeView | null>(null);
  const label = t('group.program');
  const readOnly = port.readOnly;
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = new CodeView({
      parent: place.current,
      text: shownText(store.texts()),
      label,
      readOnly,
      onChange: (written) => store.write(written),
    });
    code.current = made;
    return () => {
      code.current = null;
      made.destroy();
    };
  }, [store, label, readOnly]);
  useEffect(() => code.current?.setText(text), [text]);

  const inMemory = texts.draft === null;
  const problems = useMemo(() => {
    if (analysis !== null) return analysis.problems;
    // Until the page's own look is there, what the control has found.
    return inMemory && program.checkedVersion === program.version ? program.problems : [];
  }, [inMemory, program, analysis]);
  const messageOf = ({ code: kind, message }: ShownProblem): string =>
    word('program.problem', { kind: t(`problem.${kind}`), message });
  useEffect(() => {
    code.current?.setProblems(
      problems.map(({ line, column, code: kind, message }) => ({
        line,
        column,
        message: word('program.problem', { kind: t(`problem.${kind}`), message }),
      })),
    );
  }, [problems, t, word]);
  useEffect(() => code.current?.setRunning(inMemory ? running : 0), [running, inMemory]);

  const take = (taken: string): void => {
    const over = tooLong(taken);
    if (over !== null) {
      setTold(
        word('program.tooLong', { ...over, most: PROGRAM_LIMITS.lines, mostCharacters: PROGRAM_LIMITS.characters }),
      );
      return;
    }
    setTold(null);
    store.write(taken.replaceAll('\r\n', '\n'));
  };
  const open = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    // The same file may be chosen again.
    target.value = '';
    if (file === undefined) return;
    // Characters take up to four bytes: what is larger than that cannot fit, and is not even read.
    if (file.size > 4 * PROGRAM_LIMITS.characters) {
      setTold(
        word('program.fileTooLarge', {
          name: file.name,
          size: (file.size / 1e6).toFixed(1),
          most: PROGRAM_LIMITS.lines,
        }),
      );
      return;
    }
    take(await file.text());
  };
  const send = async (): Promise<void> => {
    const over = tooLong(text);
    if (over !== null) return take(text);
    setSending(true);
    const done = await sendProgram(give, text, 'send');
    setSending(false);
    if (done) setTold(null);
  };
  return (
    <div className={own['editor']} data-theme="dark">
      <div className={styles['row']}>
        <label className={`${styles['button'] ?? ''} ${own['file'] ?? ''}`}>
          {word('program.open')}
          <input type="file" accept={FILES} disabled={readOnly} onChange={(event) => void open(event)} />
        </label>
        <select
          className={styles['field']}
          value=""
          disabled={readOnly}
          aria-label={word('program.samples')}
          onChange={(event) => take(PROGRAMS[event.target.value] ?? '')}
        >
          <option value="">{word('program.samples')}</option>
          {Object.keys(PROGRAMS).map((id) => (
            <option key={id} value={id}>
              {t(`program.${id}`)}
            </option>
          ))}
        </select>
        {toggle}
      </div>
      <p className={own['state']} data-tone={inMemory ? 'plain' : 'warning'} role="status">
        {inMemory
          ? program.version > 0
            ? word('program.inMemory', { lines: program.lines })
            : word('program.nothing')
          : word('program.notSent')}
      </p>
      {told !== null && <Refusal text={told} />}
      <div ref={place} className={own['code']} />
      <div className={own['problems']} aria-live="polite">
        {analysis === null ? (
          <p className={styles['quiet']}>{word('program.checking')}</p>
        ) : problems.length === 0 ? (
          <p className={own['fine']}>{text.trim() === '' ? '' : word('program.fine')}</p>
        ) : (
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.line}.${problem.column}.${problem.message}`}>
                <button type="button" onClick={() => code.current?.goTo(problem.line)}>
                  <b>{word('instruments.line', { line: problem.line })}</b> {messageOf(problem)}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={styles['row']}>
        <button
          type="button"
          className={styles['button']}
          data-tone={inMemory ? undefined : 'main'}
          disabled={readOnly || sending || inMemory}
          onClick={() => void send()}
        >
          {word(sending ? 'program.sending' : 'program.send')}
        </button>
        <button
          type="button"
          className={styles['button']}
          disabled={readOnly || !inMemory || program.version === 0}
          onClick={() => void give('checkProgram', null, 'send')}
        >
          {word('program.check')}
        </button>
        <button
          type="button"
          className={styles['button']}
          disabled={readOnly || !inMemory || program.version === 0}
          onClick={() => void give('selectLine', { line: code.current?.line ?? 1 }, 'send')}
        >
          {word('program.startHere')}
        </button>
        {!inMemory && (
          <button type="button" className={styles['button']} onClick={() => store.write(null)}>
            {word('program.discard')}
          </button>
        )}
      </div>
      <Refusal text={refusal('send')} />
    </div>
  );
}
