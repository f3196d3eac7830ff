/** What a page does once it stands: measuring itself, and keeping itself for a time without connection. */
export function afterLoad(): void {
  if (!import.meta.env.PROD) return;
  // Never in the way of what somebody waits for.
  // Without a connection nothing of it comes: the next load tries again.
  const later = () => setTimeout(() => settle().catch(() => {}), 2000);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
}

async function settle(): Promise<void> {
  const { reportVitals } = await import('./report-vitals.ts');
  reportVitals();
  // Only where the address is safe or this machine's; elsewhere the browser has no such part.
  await navigator.serviceWorker?.register('/sw.js');
}
