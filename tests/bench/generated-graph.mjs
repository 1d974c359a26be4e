// The graph that the engines are compared on, from a seed: people who know one another, a few of them known by very many.
// Knows no engine.

/** A small linear congruential generator: the same graph on every machine. */
function random(seed) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

const syllables = ['ba', 'de', 'fi', 'go', 'hu', 'ka', 'le', 'mi', 'no', 'pu', 'ra', 'se', 'ti', 'vo', 'zu', 'ny'];
const cities = Array.from({ length: 40 }, (_, i) => `City ${i}`);

/** `people` rows { id, name, city, age, score } and `links` rows { from, to, since }; ids are texts. */
export function generateGraph(people, links, seed = 42) {
  const next = random(seed);
  const word = () => Array.from({ length: 3 }, () => syllables[Math.floor(next() * syllables.length)]).join('');
  return {
    people: Array.from({ length: people }, (_, i) => ({ id: `p${i}`, name: `${word()} ${word()}`, city: cities[Math.floor(next() ** 2 * cities.length)], age: 18 + Math.floor(next() * 70), score: Math.floor(next() * 10_000) / 4 })),
    links: Array.from({ length: links }, () => ({ from: `p${Math.floor(next() * people)}`, to: `p${Math.floor(next() ** 3 * people)}`, since: 1990 + Math.floor(next() * 35) })),
  };
}
