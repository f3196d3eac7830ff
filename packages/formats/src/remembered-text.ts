/** Computes a text once for each key; a history has few that matter. */
export function remembered<Key, Text>(write: (key: Key) => Text): (key: Key) => Text {
  const texts = new Map<Key, Text>();
  return (key) => {
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = write(key);
    texts.set(key, text);
    return text;
  };
}

/** The fields of an object as JSON without its braces. */
export function fieldsText(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}
