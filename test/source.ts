import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One import: `to` is a path from the project's root for a file of ours, else the name of a package. `typeOnly`: nothing of it is there at run time. */
export type Import = { to: string; ours: boolean; typeOnly: boolean };

/** A source file as the architecture sees it: its path from the root, what it imports, and its code without comments and texts. */
export type Source = { path: string; imports: Import[]; code: string; text: string };

/** Reads every file that matches, sorted by path. */
export function readSources(...patterns: string[]): Source[] {
  return globSync(patterns, { cwd: root })
    .sort()
    .map((path) => {
      const text = readText(path);
      return { path, text, imports: importsIn(path, text), code: withoutWords(text) };
    });
}

/** A file of the project as text. */
export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The names that match, from the project's root, sorted. */
export function namesOf(pattern: string): string[] {
  return globSync(pattern, { cwd: root }).sort();
}

// Biome keeps every import in this form, so a small expression reads them all; the compiler would take seconds.
const importLine = /^(?:import|export)\s+(type\s+)?([^'"();]*?)\s*from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm;

function importsIn(path: string, text: string): Import[] {
  return [...text.matchAll(importLine)].map(([, type, names, from, bare, dynamic]) => {
    const target = from ?? bare ?? dynamic ?? '';
    const ours = target.startsWith('.');
    const named = /^\{([^}]*)\}$/s
      .exec(names ?? '')?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    return {
      to: ours ? normalize(join(dirname(path), target)) : target,
      ours,
      typeOnly: type !== undefined || (named?.every((name) => name.startsWith('type ')) ?? false),
    };
  });
}

/** Only what runs: a comment or a sentence that speaks of `fetch` touches nothing. SQL in templates goes too; `text` still has it. */
function withoutWords(text: string): string {
  return text
    .replace(/'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/.*/g, (match) =>
      match.startsWith('`') ? expressionsOf(match) : ' ',
    )
    .replace(/"(?:\\.|[^"\\\n])*"/g, ' ');
}

/** What is computed inside a template still runs. */
function expressionsOf(template: string): string {
  return [...template.matchAll(/\$\{([^}]*)\}/g)].map(([, inside]) => inside).join('; ');
}

/** A path from the project's root, for messages. */
export function fromRoot(path: string): string {
  return relative(root, path);
}
