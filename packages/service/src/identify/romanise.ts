/** Letters as they are commonly written in Latin ones (after BGN/PCGN and ELOT 743, simplified). */
const cyrillic =
  'а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ _ ы y ь _ э e ю yu я ya є ye і i ґ g ј j љ lj њ nj ћ c ђ dj џ dz';
const greek =
  'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ y φ f χ ch ψ ps ω o';

const letters = new Map<string, string>();
for (const table of [cyrillic, greek]) {
  const cells = table.split(' ');
  for (let i = 0; i < cells.length; i += 2) {
    const latin = cells[i + 1] ?? '';
    letters.set(cells[i] ?? '', latin === '_' ? '' : latin);
  }
}

/** A name's key in Latin letters, as far as its script has some: "группа крови" → "gruppa krovi". */
export function romanised(key: string): string {
  return key.replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (one) => letters.get(one) ?? one);
}
