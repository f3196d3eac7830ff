/** The metrics of a server as text. */
export async function scrape(address: string, token: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${address}/metrics`, { headers });
  if (!answer.ok) throw new Error(`GET /metrics: ${answer.status} ${await answer.text()}`);
  return answer.text();
}

/** Every series with its labels as it is written, and its value. */
export function samplesOf(text: string): Map<string, number> {
  return new Map(
    text.split('\n').flatMap((line): [string, number][] => {
      const at = line.lastIndexOf(' ');
      return line.startsWith('#') || at < 0 ? [] : [[line.slice(0, at), Number(line.slice(at))]];
    }),
  );
}
