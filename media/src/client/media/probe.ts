/** Takes bytes from the platform or gives it some: for a media link's ladder, and for the check before a lesson. */
export async function probePlatform(direction: 'down' | 'up', bytes: number): Promise<void> {
  const answer =
    direction === 'down'
      ? await fetch(`/api/line-probe?bytes=${bytes}`, { cache: 'no-store' })
      : await fetch('/api/line-probe', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ filler: 'x'.repeat(bytes) }),
        });
  if (!answer.ok) throw new Error(`the platform answered ${answer.status}`);
  await answer.arrayBuffer();
}
