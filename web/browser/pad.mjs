// Unpacks a headless Chromium for the tests and prints the path to start it by. For where there is none and no root to
// install one: everything it needs, but for libc and libgcc, comes along in the package.
// Usage: node pad.mjs
import { chmodSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';

const ARCHIVES = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];

// Not by the package's own executablePath(): that takes any /tmp/chromium for its own, whoever put it there.
async function unpack(target) {
  const source = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
  mkdirSync(target, { recursive: true });
  process.env.TMPDIR = target; // where inflate() unpacks to
  for (const archive of ARCHIVES) await inflate(join(source, archive));
  chmodSync(join(target, 'chromium'), 0o755);
}

const START = `#!/bin/sh
here=$(dirname "$0")
LD_LIBRARY_PATH="$here/al2023/lib" FONTCONFIG_FILE="$here/fonts.conf" exec "$here/chromium" "$@"
`;

const folder = join(import.meta.dirname, '.chromium');
const start = join(folder, 'start');

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

if (!statSync(start, { throwIfNoEntry: false })) {
  const fresh = `${folder}-${process.pid}`;
  await unpack(fresh);
  writeFileSync(join(fresh, 'fonts.conf'), FONTS);
  writeFileSync(join(fresh, 'start'), START, { mode: 0o755 });
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
}

console.log(start);
