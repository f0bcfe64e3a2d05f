import { onlineManager, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reportAnswer } from './connection.ts';
import { NetworkFailure } from './problem.ts';
import { createQueryClient } from './query-client.ts';

afterEach(() => {
  reportAnswer(true);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the query client', () => {
  it('reads again what could not be read, as soon as the server answers', async () => {
    vi.useFakeTimers();
    let isAway = true;
    vi.stubGlobal('navigator', { onLine: true });
    vi.stubGlobal('addEventListener', () => undefined);
    vi.stubGlobal('removeEventListener', () => undefined);
    vi.stubGlobal('fetch', () => (isAway ? Promise.reject(new TypeError('refused')) : Promise.resolve()));
    const client = createQueryClient();
    client.mount();
    const asked = vi.fn<() => Promise<string>>(() => {
      reportAnswer(!isAway);
      return isAway ? Promise.reject(new NetworkFailure('no answer')) : Promise.resolve('read');
    });
    const observer = new QueryObserver(client, { queryKey: ['thing'], queryFn: asked });
    const leave = observer.subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(observer.getCurrentResult().status).toBe('error');
    const triesBefore = asked.mock.calls.length;

    isAway = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(onlineManager.isOnline()).toBe(true);
    expect(asked).toHaveBeenCalledTimes(triesBefore + 1);
    expect(observer.getCurrentResult().data).toBe('read');
    leave();
    client.unmount();
  });
});
