/**
 * One piece of work after the other. What many find out of date at once is renewed by the first of them:
 * the others, when it is their turn, find it done.
 */
export function takeTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let latest: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = latest.then(work, work);
    latest = mine;
    return mine;
  };
}
