/**
 * Pictures of every page of a server with the demo world, in both themes and sizes, to be looked at.
 * `--into FOLDER` (screenshots unless told), `--only WORD` for addresses that hold it, `--language de`.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDemoPage } from '../tests/kit/demo-page.ts';
import { pageAddresses } from '../tests/kit/page-addresses.ts';

const { values } = parseArgs({
  options: {
    into: { type: 'string', default: 'screenshots' },
    only: { type: 'string', default: '' },
    language: { type: 'string', default: 'en' },
  },
});
const sizes = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

await mkdir(values.into, { recursive: true });
const demo = await startDemoPage();
const addresses = (await pageAddresses(demo)).filter((address) => address.includes(values.only));
for (const colorScheme of ['dark', 'light'] as const) {
  for (const [size, viewport] of Object.entries(sizes)) {
    const look = { colorScheme, viewport, locale: values.language === 'de' ? 'de' : 'en-GB' };
    const context = await demo.open({ ...look, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const address of addresses) {
      await page.goto(address, { waitUntil: 'networkidle' });
      const name = address.slice(1).replaceAll('/', '-') || 'home';
      const path = join(values.into, `${name}-${size}-${colorScheme}.png`);
      await page.screenshot({ path });
      console.log(path);
    }
    await context.close();
  }
}
await demo.close();
