/**
 * Shows that a long step is alive, on standard error so that `--json` output stays clean. A terminal
 * gets a line that counts on; a log gets one every ten seconds.
 *
 * @template T
 * @param {string} title what is being done, in words for the person waiting
 * @param {() => Promise<T>} work
 * @param {() => string} [measure] how far it is, for example "84 of 190 MB"
 * @returns {Promise<T>}
 */
export async function withProgress(title, work, measure = () => '') {
  const out = process.stderr;
  const startedAt = Date.now();
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  const far = () => [measure(), seconds()].filter(Boolean).join(', ');
  const erase = out.isTTY ? '\r\x1b[K' : '';

  out.write(`… ${title}\n`);
  const timer = setInterval(
    () => out.write(`${erase}  ${far()}${out.isTTY ? '' : '\n'}`),
    out.isTTY ? 500 : 10_000,
  );
  try {
    const result = await work();
    out.write(`${erase}  done in ${seconds()}\n`);
    return result;
  } catch (error) {
    out.write(`${erase}  failed after ${seconds()}\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
