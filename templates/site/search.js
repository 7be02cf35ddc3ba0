/* The search of the site. It asks nobody but the site itself: search/index.json, and of search/terms/ and search/texts/
   the few files that a query needs. What a word is, press/site/words.py says; the rules come with the index.
   Without script this is the only thing that does not work. */

const MOST = 50;          // documents that are shown
const AROUND = 90;        // characters of a text that are shown on either side of what was found
const SHORTEST = 4;       // letters that are left of a word whose ending is tried off
const OWN = 3;            // how much more a document in the reader's own language counts
const SATURATION = 1.2, LENGTH = 0.6;  // k1 and b of BM25

const asked = new Map();
function fetched(path) {
  if (!asked.has(path)) asked.set(path, fetch(new URL(path, import.meta.url)).then(answer => {
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }).catch(error => {
    asked.delete(path);  // so that it is asked for again
    throw error;
  }));
  return asked.get(path);
}

/* --- words --------------------------------------------------------------------------------------------------- */

export function language(rules) {
  const dropped = new RegExp(`[${rules.dropped}]`, 'gu');
  const spaceless = new RegExp(`[${rules.spaceless}]+`, 'gu');
  const articles = new RegExp(rules.articles, 'u');
  const joined = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;  // scripts that write small words in one with the next
  const same = new Map(Object.entries(rules.same));
  for (const zero of rules.zeros)
    for (let value = 0; value < 10; value++) same.set(String.fromCodePoint(zero.codePointAt(0) + value), String(value));

  function fold(text) {
    const bare = text.normalize('NFKD').replace(dropped, '').toLowerCase();
    return Array.from(bare, letter => same.get(letter) ?? letter).join('').normalize('NFC');
  }

  /* Letters and digits that stand together, those of spaceless scripts apart from others. */
  function runs(text) {
    const found = [];
    for (const [word] of fold(text).matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      let at = 0;
      for (const part of word.matchAll(spaceless)) {
        if (part.index > at) found.push({ word: word.slice(at, part.index), spaceless: false });
        found.push({ word: part[0], spaceless: true });
        at = part.index + part[0].length;
      }
      if (at < word.length) found.push({ word: word.slice(at), spaceless: false });
    }
    return found;
  }

  /* What is looked up for a query: words that begin so, or pairs of characters as they are. */
  function wanted(text) {
    const found = [];
    for (const { word, spaceless: pairs } of runs(text)) {
      const letters = Array.from(word);
      if (!pairs) found.push({ word, without: word.replace(articles, ''), exact: false, inside: joined.test(word) });
      else if (letters.length === 1) found.push({ word, without: word, exact: false, inside: true });
      else for (let at = 0; at + 1 < letters.length; at++) {
        const pair = letters[at] + letters[at + 1];
        found.push({ word: pair, without: pair, exact: true, inside: true });
      }
    }
    return [...new Map(found.map(one => [one.word, one])).values()];
  }

  return { fold, runs, wanted };
}

/* --- looking ------------------------------------------------------------------------------------------------- */

/* The sections that a word stands in, with how much it counts there; a word as it was written counts double. */
async function sections(one, buckets) {
  const found = new Map();
  for (const word of new Set([one.word, one.without])) {
    const bucket = await fetched(`terms/${word.codePointAt(0) % buckets}.json`);
    let terms = one.exact ? [word].filter(term => Object.hasOwn(bucket, term)) : begin(bucket, word);
    for (let end = 1; !terms.length && !one.exact && end <= 3 && word.length - end >= SHORTEST; end++)
      terms = begin(bucket, word.slice(0, -end));
    for (const term of terms) {
      const list = bucket[term];
      for (let at = 0; at < list.length; at += 2)
        found.set(list[at], (found.get(list[at]) ?? 0) + list[at + 1] * (term === word ? 2 : 1));
    }
  }
  return found;
}

function begin(bucket, word) {
  return Object.keys(bucket).filter(term => term.startsWith(word));
}

/* Documents with the best of their sections, the best first: BM25 over sections that have every word. */
async function look(query, own) {
  const index = await fetched('index.json');
  const words = language(index.rules);
  const wanted = words.wanted(query);
  if (!wanted.length) return { words, wanted, found: [] };
  const lists = await Promise.all(wanted.map(one => sections(one, index.buckets)));
  const lengths = index.documents.flatMap(one => one.lengths);
  const mean = lengths.reduce((sum, one) => sum + one, 0) / lengths.length || 1;
  const best = new Map();
  for (const section of lists[0].keys()) {
    if (!lists.every(list => list.has(section))) continue;
    const number = index.documents.findLastIndex(one => one.first <= section);
    let score = index.documents[number].language === own ? OWN : 1;
    score *= lists.reduce((sum, list) => {
      const rare = Math.log(1 + (lengths.length - list.size + 0.5) / (list.size + 0.5));
      const count = list.get(section);
      return sum + rare * count / (count + SATURATION * (1 - LENGTH + LENGTH * lengths[section] / mean));
    }, 0);
    if (!best.has(number) || best.get(number).score < score) best.set(number, { number, section, score });
  }
  const found = [...best.values()].sort((one, other) => other.score - one.score || one.section - other.section);
  return { words, wanted, found: found.slice(0, MOST).map(hit => ({ ...hit, document: index.documents[hit.number] })), all: found.length };
}

/* --- showing ------------------------------------------------------------------------------------------------- */

/* Where in a text the words stand: pairs of beginning and end, in order. */
export function places(text, words, wanted) {
  const letters = Array.from(text);
  let folded = '';
  const origin = [];  // of each code unit of the folded text, the letter that it comes from
  letters.forEach((letter, at) => {
    const piece = words.fold(letter);
    for (let unit = 0; unit < piece.length; unit++) origin.push(at);
    folded += piece;
  });
  const found = [];
  for (const one of wanted) for (const word of new Set([one.word, one.without])) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      if (!one.inside && /[\p{L}\p{M}\p{N}]$/u.test(folded.slice(0, at))) continue;
      found.push([origin[at], origin[at + word.length - 1] + 1]);
    }
  }
  found.sort((one, other) => one[0] - other[0]);
  const joined = [];
  for (const [from, to] of found) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return { letters, joined };
}

function excerpt(text, words, wanted) {
  const { letters, joined } = places(text, words, wanted);
  const middle = joined[0]?.[0] ?? 0;
  let from = Math.max(0, middle - AROUND), to = Math.min(letters.length, middle + 2 * AROUND);
  while (from > 0 && middle - from < AROUND + 15 && letters[from - 1] !== ' ') from--;
  while (to < letters.length && to - middle < 2 * AROUND + 15 && letters[to] !== ' ') to++;
  const piece = document.createDocumentFragment();
  let at = from;
  if (from > 0) piece.append('… ');
  for (const [start, end] of joined) {
    if (start < at || end > to) continue;
    piece.append(letters.slice(at, start).join(''), made('mark', letters.slice(start, end).join('')));
    at = end;
  }
  piece.append(letters.slice(at, to).join(''));
  if (to < letters.length) piece.append(' …');
  return piece;
}

function made(name, content, attributes = {}) {
  const element = document.createElement(name);
  element.append(content);
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
  return element;
}

async function row(hit, result, own) {
  const { document: one, number, section } = hit;
  const [id, heading, text] = (await fetched(`texts/${number}.json`))[section - one.first];
  const foreign = one.language !== own ? { lang: one.language, dir: one.direction } : {};
  const href = new URL(`../${one.href}`, import.meta.url);
  if (id && one.href.endsWith('.html') && !one.href.endsWith('/index.html')) href.hash = id;
  const link = made('a', one.title, { href: href.href, hreflang: one.language, lang: one.titleLanguage !== one.language ? one.titleLanguage : '' });
  const item = made('li', made('h2', link), foreign);
  const about = [one.language !== own && one.name, id && heading].filter(Boolean).join(' · ');
  if (about) item.append(made('p', about, { class: 'quiet' }));
  if (text) item.append(made('p', excerpt(text, result.words, result.wanted)));
  return item;
}

function shown(form) {
  const own = document.documentElement.lang;
  const [status, list, unreached] = ['.status', '.results', '.unreached'].map(name => document.querySelector(name));
  let turn = 0;
  async function show(query) {
    const mine = ++turn;
    list.replaceChildren();
    status.textContent = '';
    if (!query.trim()) return;
    let result, rows;
    try {
      result = await look(query, own);
      rows = await Promise.all(result.found.map(hit => row(hit, result, own)));
    } catch (error) {
      console.error(error);
      if (mine === turn) status.textContent = unreached.textContent;
      return;
    }
    if (mine !== turn) return;
    const count = String(result.all ?? 0).replace(/\d/g, digit => Array.from(form.dataset.digits)[digit]);
    status.textContent = rows.length ? form.dataset.count.replace('{count}', count) : form.dataset.none;
    list.replaceChildren(...rows);
  }
  function again() {
    form.q.value = new URLSearchParams(location.search).get('q') ?? '';
    show(form.q.value);
  }
  form.addEventListener('submit', event => {
    event.preventDefault();
    history.pushState(null, '', `?${new URLSearchParams({ q: form.q.value })}`);
    show(form.q.value);
  });
  form.hidden = false;
  unreached.hidden = true;
  addEventListener('popstate', again);
  again();
}

const form = document.querySelector('form[role="search"]');
if (form) shown(form);
