/** What is dropped when a listener is forgotten. */
export function listenerTag(listenerId: number): string {
  return `listener:${listenerId}`;
}
