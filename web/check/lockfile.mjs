// Checks what `npm ci` does not: exact versions in every package.json, and a lock file that pins contents, not addresses.
// Usage: node check/lockfile.mjs <folder>…
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

function readJson(...path) {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}

function* looseVersions(manifest, where) {
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
      if (!EXACT.test(version)) yield `${where}: ${name} "${version}" is not an exact version`;
    }
  }
}

function* loosePackages(lock, where) {
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!path.includes('node_modules/') || entry.link) continue;
    if (entry.resolved) yield `${where}: ${path} is tied to ${entry.resolved}`;
    if (!entry.integrity && !entry.inBundle) yield `${where}: ${path} has no integrity`;
  }
}

function* problems(folder) {
  const manifest = readJson(folder, 'package.json');
  for (const part of ['.', ...(manifest.workspaces ?? [])]) {
    const path = join(folder, part, 'package.json');
    yield* looseVersions(readJson(path), path);
  }
  yield* loosePackages(readJson(folder, 'package-lock.json'), join(folder, 'package-lock.json'));
}

const found = process.argv.slice(2).flatMap((folder) => [...problems(folder)]);
for (const problem of found) console.error(problem);
process.exitCode = found.length > 0 ? 1 : 0;
