import { describe, expect, test } from 'vitest';
import type { ParsedRecord } from '../format.ts';
import { csvFormat } from './format.ts';
import type { CsvWishes } from './mapping.ts';
import { previewCsv } from './preview.ts';
import type { DateOrder } from './time-form.ts';

const encoder = new TextEncoder();

function preview(text: string, wishes?: CsvWishes) {
  return previewCsv(encoder.encode(text), wishes);
}

async function readAll(text: string, wishes: CsvWishes): Promise<ParsedRecord[]> {
  const { mapping } = preview(text, wishes);
  if (mapping === null) return [];
  const records: ParsedRecord[] = [];
  async function* chunks() {
    yield encoder.encode(text);
  }
  for await (const batch of csvFormat(mapping).parse(chunks())) records.push(...batch);
  return records;
}

describe('what a table says by itself', () => {
  test('columns, their roles and why, the first records, nothing missing', () => {
    const shown = preview(
      'Nr;Künstler;Titel;Zeitpunkt\n1;Orla Quist;Tide;2024-05-03 18:22\n2;;Tide;2024-05-03 18:29\n',
    );
    expect(shown.delimiter).toBe(';');
    expect(shown.columns.map(({ number, role }) => [number, role])).toEqual([
      [1, null],
      [2, 'artist'],
      [3, 'track'],
      [4, 'time'],
    ]);
    expect(shown.columns[3]?.why).toBe(
      'its name, "Zeitpunkt", says so; times are YYYY-MM-DD HH:MM:SS',
    );
    expect(shown.missing).toEqual([]);
    expect(shown.records.map(({ rejected }) => rejected?.reason ?? 'play')).toEqual([
      'play',
      'Künstler is missing',
    ]);
    expect(shown.mapping).toMatchObject({ zone: 'listener', stamps: 'start', time: 'iso-local' });
  });

  test.each([
    ['1714760527', 'epoch-s', 'utc'],
    ['1714760527.0', 'epoch-s', 'utc'],
    ['1714760527123', 'epoch-ms', 'utc'],
    ['2024-05-03T18:22:07Z', 'iso', 'utc'],
    ['2024-05-03 18:22:07.123 +0200', 'iso', 'utc'],
    ['2024/5/3 7:22', 'iso-local', 'listener'],
    ['"3 May 2024, 18:22"', 'month-name', 'listener'],
    ['3. März 2024 18:22', 'month-name', 'listener'],
    ['03.05.2024 18:22', 'day-first', 'listener'],
    ['25/05/2024 18:22', 'day-first', 'listener'],
    ['05/25/2024 6:22 PM', 'month-first', 'listener'],
  ])('%s is %s', (time, form, zone) => {
    const { mapping } = preview(`artist,track,played at\nOrla,Tide,${time}\n`);
    expect(mapping).toMatchObject({ time: form, zone });
  });

  test.each([
    ['artist,track,time\nOrla,Tide,03/05/2024 18:22\n', 'time', /do not prove.*--dates day-first/],
    ['artist,track,time\nOrla,Tide,2024-05-03\n', 'time', /are no times, such as "2024-05-03"/],
    ['artist,track\nOrla,Tide\n', 'time', /no column is called time/],
    ['title,time\nTide,1714760527\n', 'artist', /no column is called artist/],
    ['artist,track,time\n', 'time', /are not there/],
  ])('%j lacks the %s', (text, role, why) => {
    const { missing, mapping } = preview(text);
    expect(mapping).toBeNull();
    expect(missing).toEqual([{ role, why: expect.stringMatching(why) }]);
  });

  test.each([
    ['utc_time', 'ms_played', 'utc', 'start', 'ms'],
    ['ts', 'ms_played', 'listener', 'end', 'ms'],
    ['end time', 'seconds played', 'listener', 'end', 's'],
    ['time', 'duration played', 'listener', 'start', 's'],
  ])('%s and %s', (time, played, zone, stamps, playedIn) => {
    const text = `artist,track,${time},${played}\nOrla,Tide,2024-05-03 18:22,201\n`;
    expect(preview(text).mapping).toMatchObject({ zone, stamps, playedIn });
  });

  test('a few bad times cost their own rows, whichever comes first', () => {
    const times = ['never', '25/05/2024 18:22', '03/04/2024 18:22', '04/26/2024 1:02', 'x'];
    const days = Array.from({ length: 12 }, (_, day) => `${day + 13}/06/2024 18:22`);
    const rows = [...times, ...days].map((time) => `Orla,Tide,${time}\n`);
    const { mapping, records } = preview(`artist,track,time\n${rows.join('')}`);
    expect(mapping?.time).toBe('day-first');
    expect(records.map(({ rejected }) => rejected?.code ?? 'play')).toEqual([
      ...['bad-time', 'play', 'play', 'bad-time', 'bad-time'],
    ]);
  });

  test('where too few are times, the example is one that is none', () => {
    const times = ['1714760527', '1714760528', 'soon', 'later'];
    const rows = times.map((time) => `Orla,Tide,${time}\n`);
    const { missing } = preview(`artist,track,time\n${rows.join('')}`);
    expect(missing[0]?.why).toMatch(/are no times, such as "soon"$/);
  });

  test('a column called played is when, and not how long or how often', () => {
    const { mapping } = preview('artist,track,played\nOrla,Tide,31.12.2023 23:59\n');
    expect(mapping?.columns).toEqual({ artist: 1, track: 2, time: 3 });
    expect(preview('artist,track,played\nOrla,Tide,201\n').mapping).toBeNull();
  });

  test.each([
    ['31.12.2023 23:59', 'DD.MM.YYYY HH:MM'],
    ['31/12/2023 23:59', 'DD/MM/YYYY HH:MM'],
    ['12-31-2023 23:59', 'MM-DD-YYYY HH:MM'],
    ['2023/12/31 23:59', 'YYYY-MM-DD HH:MM:SS'],
  ])('the shape of %s is told as it is written', (time, shape) => {
    const { columns } = preview(`artist,track,time\nOrla,Tide,${time}\n`);
    expect(columns[2]?.why).toMatch(new RegExp(`times are ${shape}$`));
  });

  test('UTF-16 says so', () => {
    expect(previewCsv(Uint8Array.of(0xff, 0xfe, 0x61, 0)).failure).toMatch(/UTF-16/);
  });
});

describe('what somebody says holds', () => {
  const headless = '1714760527|Orla Quist|Tide|x\n1714760528|Tomas Vey|Maps|y\n';

  test('columns by number in a table without a header', async () => {
    const columns = { artist: 2, track: 3, time: 1 };
    const records = await readAll(headless, { columns });
    expect(records.map(({ play }) => play?.track.artist)).toEqual(['Orla Quist', 'Tomas Vey']);
  });

  test('columns by name, whatever they are called', async () => {
    const text = 'a,b,c,artist\n1714760527,Orla Quist,Tide,nobody\n';
    const records = await readAll(text, { columns: { artist: 'b', track: 'C', time: 1 } });
    expect(records.map(({ play }) => play?.track.title)).toEqual(['Tide']);
    expect(records[0]?.play?.track.artist).toBe('Orla Quist');
  });

  test('the end of plays, and the order of a date that proves nothing', async () => {
    const text = 'artist,track,time,ms_played\nOrla,Tide,03/05/2024 18:22,60000\n';
    const wishes = { time: 'month-first', stamps: 'end', zone: 'utc' } as const;
    const { mapping } = preview(text, wishes);
    expect(mapping && csvFormat(mapping).name).toBe('csv-end');
    const [record] = await readAll(text, wishes);
    expect(record?.play?.stampedAt).toBe(Date.UTC(2024, 2, 5, 18, 22));
    expect(record?.play?.startedAt).toBe(Date.UTC(2024, 2, 5, 18, 21));
  });

  test('the order of dates decides only where the dates do not', () => {
    const dated = (...times: string[]) =>
      `artist,track,time\n${times.map((time) => `A,T,${time}\n`).join('')}`;
    const either = '03/05/2024 18:22';
    const formIn = (text: string, dates: DateOrder) => preview(text, { dates }).mapping?.time;
    expect(formIn(dated(either), 'day-first')).toBe('day-first');
    expect(formIn(dated(either), 'month-first')).toBe('month-first');
    expect(formIn(dated(either, '25/05/2024 18:22'), 'month-first')).toBe('day-first');
    expect(formIn(dated('1714760527'), 'month-first')).toBe('epoch-s');
  });

  test('a column that is not there is named', () => {
    expect(preview(headless, { columns: { artist: 9, track: 3, time: 1 } }).missing).toEqual([
      { role: 'artist', why: 'there is no column 9' },
    ]);
    const text = 'artist,track,time\nOrla,Tide,1714760527\n';
    expect(preview(text, { columns: { album: 'Release' } }).missing).toEqual([
      { role: 'album', why: 'there is no column "Release"' },
    ]);
  });
});
