/**
 * Measured imports of one file into a store; the parent reads a message of each. Arguments: the file,
 * the listener's time zone, how many times.
 */
import { readFileSync } from 'node:fs';
import { readConfig, wire } from '@echotune/server';
import { chooseOrCreateListener, findFiles, importHistory } from '@echotune/service';

const [file = '', timeZone = 'UTC', times = '1'] = process.argv.slice(2);
const echotune = await wire(readConfig(process.env));
const { id } = await chooseOrCreateListener(echotune.store, null, { name: 'me', timeZone });

/** Not `resourceUsage().maxRSS`: Linux lets a child inherit its parent's. */
function peakMiB(): number {
  const peakKiB = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Math.round(Number(peakKiB) / 1024);
}

for (let time = 0; time < Number(times); time += 1) {
  const before = await echotune.store.plays.count(id);
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const found = await findFiles([file]);
  const { totals } = await importHistory(echotune, { listenerId: id, found });
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const stored = (await echotune.store.plays.count(id)) - before;
  const cpuSeconds = (user + system) / 1e6;
  process.send?.({ seconds, cpuSeconds, peakMiB: peakMiB(), totals, stored });
}
await echotune.close();
process.disconnect();
