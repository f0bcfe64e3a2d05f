import { useCallback, useEffect, useRef, useState } from 'react';
import type { SendOutcome, Source } from '@tongyan/media/client';
import { sends, useMedia, useMediaLink } from './media-link.tsx';

export type DeviceSource = 'camera' | 'microphone' | 'screen';
export type DeviceFailure = Extract<SendOutcome, { readonly ok: false }>['why'];

export interface OwnDevices {
  readonly isOn: (source: DeviceSource) => boolean;
  readonly may: (source: DeviceSource) => boolean;
  readonly turn: (source: DeviceSource, on: boolean) => void;
  /** Why the last one of its kind is not on, where it should be. */
  readonly failures: Readonly<Partial<Record<DeviceSource, DeviceFailure>>>;
}

/**
 * Whether it is tried again by itself. What a person refused is not asked for again, and a screen is chosen by hand each time; what was on the
 * way into a room that was left meanwhile, as for a group's, is sent in the next one.
 */
export function isStillWanted(source: DeviceSource, on: boolean, outcome: SendOutcome): boolean {
  return on && source !== 'screen' && (outcome.ok || outcome.why === 'notJoined');
}

/**
 * Camera, microphone and screen of this page: what is wanted is sent as soon as it may be.
 * @param byItself what is wanted without anybody pressing anything
 */
export function useOwnDevices(byItself: readonly DeviceSource[]): OwnDevices {
  const media = useMediaLink();
  const { connection, maySend, me: person } = useMedia();
  const [wanted, setWanted] = useState<ReadonlySet<DeviceSource>>(() => new Set(byItself));
  const [failures, setFailures] = useState<OwnDevices['failures']>({});
  const busy = useRef<ReadonlySet<DeviceSource>>(new Set());

  const isOn = useCallback((source: DeviceSource) => person !== null && sends(person, source), [person]);
  const may = useCallback(
    (source: Source) => connection === 'joined' && maySend.includes(source),
    [connection, maySend],
  );

  const send = useCallback(
    async (source: DeviceSource, on: boolean) => {
      busy.current = new Set([...busy.current, source]);
      const outcome = await media.send(source, on);
      busy.current = new Set([...busy.current].filter((one) => one !== source));
      const isShown = !outcome.ok && !isStillWanted(source, on, outcome);
      setFailures(({ [source]: _old, ...others }) => (isShown ? { ...others, [source]: outcome.why } : others));
      if (!isStillWanted(source, on, outcome))
        setWanted((before) => new Set([...before].filter((one) => one !== source)));
    },
    [media],
  );

  useEffect(() => {
    for (const source of wanted) if (may(source) && !isOn(source) && !busy.current.has(source)) void send(source, true);
  }, [wanted, may, isOn, send]);

  const turn = useCallback(
    (source: DeviceSource, on: boolean) => {
      if (on) setWanted((before) => new Set([...before, source]));
      else void send(source, false);
    },
    [send],
  );
  return { isOn, may, turn, failures };
}
