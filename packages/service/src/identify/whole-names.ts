import { artistKey } from './name-key.ts';

/**
 * Well-known names of one act that read like several: nothing in the string tells them from a
 * collaboration. Names with "& The …" need no entry; two single words need one only because they
 * stand beside others too ("Stevie Wonder, Earth, Wind & Fire").
 */
const names = `
Angus & Julia Stone | Axwell /\\ Ingrosso | Black Country, New Road | Blood, Sweat & Tears
Bruno & Marrone | Captain & Tennille | César Menotti & Fabiano | Chloe x Halle
Crosby & Nash | Crosby, Stills & Nash | Crosby, Stills, Nash & Young | Daryl Hall & John Oates
Dave Dee, Dozy, Beaky, Mick & Tich | Dimitri Vegas & Like Mike | Earth, Wind & Fire
Emerson, Lake & Palmer | England Dan & John Ford Coley | Eric B. & Rakim | Fernando & Sorocaba
Hamilton, Joe Frank & Reynolds | Henrique & Juliano | Ike & Tina Turner | Iron & Wine
James & Bobby Purify | João Bosco & Vinicius | Jorge & Mateus | K-Ci & JoJo | Kitty, Daisy & Lewis
Lambert, Hendricks & Ross | Les Paul & Mary Ford | Lester Flatt & Earl Scruggs
Macklemore & Ryan Lewis | Maiara & Maraisa | Matheus & Kauan | Medeski, Martin & Wood
Milionário & José Rico | Now, Now | Of Mice & Men | Of Monsters & Men | Oh, Rose | Oh, Sleeper
Pete Rock & C.L. Smooth | Peter Bjorn & John | Peter, Paul & Mary | Rob Base & DJ E-Z Rock
Sandy & Junior | Simone & Simaria | Up, Bustle & Out | Yusuf / Cat Stevens | Zé Neto & Cristiano
Zezé Di Camargo & Luciano
Above & Beyond | Ashford & Simpson | Belle & Sebastian | Brooks & Dunn | Chase & Status
Dan + Shay | Hall & Oates | Loggins & Messina | Mumford & Sons | Nico & Vinz | Peaches & Herb
Sam & Dave | Santo & Johnny | Seals & Crofts | She & Him | Simon & Garfunkel | Sly & Robbie
Sonny & Cher | Tegan & Sara | Wisin & Yandel | Zion & Lennox
`;

/** Keys (`artistKey`) of the acts whose names contain a separator. */
export const wholeNames: ReadonlySet<string> = new Set(
  names
    .trim()
    .split(/ \| |\n/u)
    .map((name) => artistKey(name)),
);
