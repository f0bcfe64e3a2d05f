import { api } from '../api/client.ts';

/** Takes so many bytes from the platform, or gives it so many. */
export async function probe(direction: 'down' | 'up', bytes: number): Promise<void> {
  if (direction === 'up') {
    await api('POST /api/line-probe', { body: { filler: 'x'.repeat(bytes) } });
    return;
  }
  const response = await fetch(`/api/line-probe?bytes=${bytes}`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`the platform answered ${response.status}`);
  await response.arrayBuffer();
}
