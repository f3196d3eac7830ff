/** One measured import; its parent reads the message. */
import { readFileSync } from 'node:fs';
import { readConfig, wire } from '@echotune/server';
import { chooseOrCreateListener, findFiles, importHistory } from '@echotune/service';

const echotune = await wire(readConfig(process.env));
const listener = await chooseOrCreateListener(echotune.store, null, {
  name: 'me',
  timeZone: 'UTC',
});
const begun = performance.now();
const { totals } = await importHistory(echotune, {
  listenerId: listener.id,
  found: await findFiles(process.argv.slice(2)),
});
const seconds = (performance.now() - begun) / 1000;
await echotune.close();
// Not `resourceUsage().maxRSS`: Linux lets a child inherit its parent's.
const peakKiB = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
const peakMiB = Math.round(Number(peakKiB) / 1024);
process.send?.({ seconds, peakMiB, totals });
process.disconnect();
