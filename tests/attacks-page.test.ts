/** Attacks through a browser: what others wrote is never run, and other sites’ pages change and read nothing. */
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OwnerPage, openOwnerPage } from './kit/owner-page.ts';
import { upload } from './kit/upload.ts';
import { describeWith } from './need.ts';

const script = `"'><img src=x onerror="window.hurt=1;alert(1)"><script>window.hurt=1</script><svg onload=alert(2)>`;
const pages = [
  '',
  'statistics',
  'explore',
  'playlists',
  'settings',
  'account',
  'connections',
  'operations',
  'assistant',
];

describeWith('chromium', 'in a browser', () => {
  let owner: OwnerPage;
  let evil: Server;
  let evilAddress: string;

  beforeAll(async () => {
    owner = await openOwnerPage();
    evil = createServer(({ url }, response) => {
      response.setHeader('content-type', 'text/html').end(evilPage(url ?? ''));
    });
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    evilAddress = `http://localhost:${Object(evil.address()).port}`;
  });
  afterAll(async () => {
    evil?.close();
    await owner?.close();
  });

  /** A page elsewhere that sends what it can without being asked whether it may. */
  function evilPage(url: string): string {
    const to = `${owner.server.address}/api/v1`;
    if (url === '/') return '<title>evil</title>';
    return `<title>evil</title>
      <form id="f" method="post" enctype="text/plain" action="${to}/listeners">
      <input name='{"name":"forged","x":"' value='"}'></form><script>document.getElementById('f').submit()</script>`;
  }

  it('no text that came from outside is run, wherever it is shown', async () => {
    const { page, server, troubles, ask } = owner;
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const [{ id: listener }] = (await ask('GET', '/overview')).listeners;
    const rows = Array.from({ length: 60 }, (_, n) => ({
      ts: new Date(Date.now() - (n + 1) * 7_200_000).toISOString().replace(/\.\d+/, ''),
      ...{ ms_played: 200_000, master_metadata_track_name: `${script} ${n % 7}` },
      master_metadata_album_artist_name: `${script} artist ${n % 3}`,
      master_metadata_album_album_name: script,
    }));
    const { headers, payload } = upload({ 'Streaming_History_Audio_0.json': JSON.stringify(rows) });
    const sent = await page.request.post(`${server.address}/api/v1/imports?listener=${listener}`, {
      ...{ headers: { ...headers, origin: server.address }, data: payload },
    });
    const { id } = await sent.json();
    await expect.poll(async () => (await ask('GET', `/imports/${id}`)).state).toBe('done');
    const { playlist } = await ask('POST', '/playlists', { name: script, description: script });
    await ask('PUT', `/listeners/${listener}/now-playing`, { title: script, artist: script });
    await ask('POST', '/keys', { name: script.slice(0, 90), scopes: ['read'], listener });
    await ask('POST', '/listeners', { name: script.slice(0, 90) });
    for (const path of [...pages, `playlists/${playlist.id}`]) {
      await page.goto(`${server.address}/${path}`);
      await page.locator('main').waitFor();
      await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => {});
      expect([path, await page.evaluate(() => Object(globalThis).hurt)]).toEqual([path, undefined]);
      expect([path, await page.locator('img[src="x"], svg[onload]').count()]).toEqual([path, 0]);
    }
    expect(dialogs).toEqual([]);
    expect(troubles.filter((text) => /content security policy|refused to/i.test(text))).toEqual([]);
  });

  it('a script that got into the page after all would not run: the policy forbids it', async () => {
    const { page, server } = owner;
    await page.goto(server.address);
    await page.evaluate(() => {
      const { document } = Object(globalThis);
      document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.hurt=1">');
      const inline = document.createElement('script');
      inline.textContent = 'window.hurt=1';
      document.body.append(inline);
    });
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => Object(globalThis).hurt)).toBeUndefined();
  });

  it('a page of another site, with the owner’s cookies at hand, changes and reads nothing, and frames nothing', async () => {
    const { page, ask, server } = owner;
    const names = async () => (await ask('GET', '/overview')).listeners.length;
    const before = await names();
    await page.goto(`${evilAddress}/form`);
    await page.waitForLoadState('load');
    expect(await page.textContent('body')).toMatch(/origin-not-allowed/);
    await page.goto(`${evilAddress}/`);
    const tried = await page.evaluate(async (to) => {
      const { document } = Object(globalThis);
      const outcomes: string[] = [];
      const ways: [string, RequestInit][] = [
        ['/api/v1/overview', { credentials: 'include' }],
        ['/api/v1/overview', { credentials: 'include', mode: 'no-cors' }],
        [
          '/api/v1/listeners',
          { method: 'POST', credentials: 'include', body: '{"name":"forged"}' },
        ],
        [
          '/api/v1/listeners',
          {
            ...{
              method: 'POST',
              credentials: 'include',
              mode: 'no-cors',
              body: '{"name":"forged"}',
            },
            headers: { 'content-type': 'text/plain' },
          },
        ],
        ['/api/v1/sign-out', { method: 'POST', credentials: 'include', mode: 'no-cors' }],
        ['/api/v1/sessions', { method: 'DELETE', credentials: 'include' }],
        ['/mcp', { method: 'POST', credentials: 'include', body: '{}' }],
      ];
      for (const [path, init] of ways) {
        const text = await fetch(to + path, init).then(
          async (answer) => `${answer.type} ${answer.status} ${await answer.text()}`,
          () => 'refused',
        );
        outcomes.push(text);
      }
      const socket = new WebSocket(`${to.replace('http', 'ws')}/api/v1/live`);
      outcomes.push(
        await new Promise<string>((resolve) => {
          socket.onmessage = ({ data }) => resolve(String(data));
          socket.onerror = () => resolve('refused');
        }),
      );
      const frame = document.createElement('iframe');
      frame.src = to;
      document.body.append(frame);
      await new Promise((resolve) => {
        frame.onload = resolve;
      });
      outcomes.push(`frames ${frame.contentDocument === null ? 'closed' : 'open'}`);
      return outcomes;
    }, server.address);
    // Not even what no script could read is handed to another origin (Cross-Origin-Resource-Policy).
    expect(tried).toEqual([...Array.from({ length: 8 }, () => 'refused'), 'frames closed']);
    expect(await names()).toBe(before);
  });
});
