import { type Metric, onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';
import { apiUrl } from '../api.ts';

/** What is known of the load so far and was not yet sent. */
const waiting = new Map<Metric['name'], number>();

/** The page that was loaded, by the first word of its address: nothing of whose or which. */
const page = location.pathname.split('/')[1] || 'home';

function send(): void {
  if (waiting.size === 0) return;
  const metrics = Array.from(waiting, ([name, value]) => ({ name, value }));
  waiting.clear();
  const body = new Blob([JSON.stringify({ page, metrics })], { type: 'application/json' });
  navigator.sendBeacon(apiUrl('/vitals'), body);
}

/** Tells the server how fast this load was, once it is left: as numbers, to be counted there. */
export function reportVitals(): void {
  const keep = ({ name, value }: Metric) => waiting.set(name, value);
  for (const measure of [onCLS, onFCP, onINP, onLCP, onTTFB]) measure(keep);
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') send();
  });
}
