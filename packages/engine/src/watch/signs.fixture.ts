/** Every way to give `count` things a sign. */
export function* allSigns(count: number): Generator<number[]> {
  for (let bits = 0; bits < 2 ** count; bits++) {
    yield Array.from({ length: count }, (_, at) => ((bits >> at) & 1 ? 1 : -1));
  }
}
