/** One measured import; its parent reads the message. */
import { readConfig, wire } from '@echotune/server';
import { chooseOrCreateListener, importHistory } from '@echotune/service';

const echotune = await wire(readConfig(process.env));
const listener = await chooseOrCreateListener(echotune.store, null, {
  name: 'me',
  timeZone: 'UTC',
});
const begun = performance.now();
const { totals } = await importHistory(echotune, {
  listenerId: listener.id,
  paths: process.argv.slice(2),
});
const seconds = (performance.now() - begun) / 1000;
await echotune.close();
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
process.send?.({ seconds, peakMiB, totals });
process.disconnect();
