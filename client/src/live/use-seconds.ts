import { useEffect, useState } from 'react';

/** Seconds since this was first drawn, counted up once a second. */
export function useSecondsSince(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const fromMs = performance.now();
    const timer = setInterval(() => setSeconds((performance.now() - fromMs) / 1000), 1_000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
