const links = /!?\[([^\]]*)\]\([^)]*\)/g;
const addresses = /\b(?:https?:\/\/|www\.)\S+/gi;

/** A text without the addresses in it: where it stands is told beside it, and nowhere else does it lead. */
export function withoutLinks(text: string): string {
  return text.replace(links, '$1').replace(addresses, '…').trim();
}
