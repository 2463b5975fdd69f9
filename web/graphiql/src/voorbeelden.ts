import volgorde from '../../voorbeelden/volgorde.json';

/** One example query; the comment at its head says what it is (see web/README.md). */
export interface Voorbeeld {
  naam: string;
  titel: string;
  uitleg: string;
  query: string;
  variables: string;
}

export interface Groep {
  naam: string;
  voorbeelden: Voorbeeld[];
}

const queries = import.meta.glob<string>('../../voorbeelden/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const variables = import.meta.glob<string>(['../../voorbeelden/*.json', '!../../voorbeelden/volgorde.json'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

function headComment(query: string): string[] {
  const lines: string[] = [];
  for (const line of query.trimStart().split('\n')) {
    if (!line.startsWith('#')) break;
    lines.push(line.replace(/^#+\s?/, '').trim());
  }
  return lines;
}

/** `C9127 · Alle contacten van een klant`, from the first line of a document that starts with a comment. */
export function titelVan(query: string | null): string | null {
  return headComment(query ?? '')[0] || null;
}

function read(path: string, query: string): Voorbeeld {
  const naam = path.replace(/^.*\/|\.graphql$/g, '');
  const [titel = naam, ...uitleg] = headComment(query);
  return {
    naam,
    titel,
    uitleg: uitleg.join(' ').trim(),
    query,
    variables: variables[path.replace(/\.graphql$/, '.json')] ?? '',
  };
}

function grouped(all: Voorbeeld[]): Groep[] {
  const byName = new Map(all.map((voorbeeld) => [voorbeeld.naam, voorbeeld]));
  const groepen = volgorde.map(({ groep, voorbeelden }) => ({
    naam: groep,
    voorbeelden: voorbeelden.flatMap((naam) => byName.get(naam) ?? []),
  }));
  const listed = new Set(groepen.flatMap((groep) => groep.voorbeelden));
  groepen.push({ naam: 'Overig', voorbeelden: all.filter((voorbeeld) => !listed.has(voorbeeld)) });
  return groepen.filter((groep) => groep.voorbeelden.length > 0);
}

export const groepen = grouped(Object.entries(queries).map(([path, query]) => read(path, query)));

export const voorbeelden = groepen.flatMap((groep) => groep.voorbeelden);

/** What has a tab from the start: the first question of each case. What else a case has (`c0534-koppel`) opens from the panel. */
export const metTab = voorbeelden.filter(({ naam }) => !naam.includes('-'));
