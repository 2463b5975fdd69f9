// Runs the public GraphQL-over-HTTP audits against a server and prints [{ id, name, status, reason }] as JSON.
// Usage: node audits/graphql-http.mjs http://127.0.0.1:8000/graphql [header=value …]
// The exit code is 0 whatever the audits find, and 1 when they could not be run.
import { serverAudits } from 'graphql-http';

const [url, ...headers] = process.argv.slice(2);

if (!url) {
  console.error('usage: node audits/graphql-http.mjs <url> [header=value …]');
  process.exit(1);
}

const extra = headers.map((header) => {
  const at = header.indexOf('=');
  return [header.slice(0, at), header.slice(at + 1)];
});

function fetchFn(input, init = {}) {
  const merged = new Headers(init.headers);
  for (const [name, value] of extra) merged.set(name, value);
  return fetch(input, { ...init, headers: merged });
}

try {
  const results = [];
  // One after another: all at once would measure the server's admission limit instead.
  for (const audit of serverAudits({ url, fetchFn })) {
    const { id, name, status, reason = null } = await audit.fn();
    results.push({ id, name, status, reason });
  }
  console.log(JSON.stringify(results, null, 2));
} catch (error) {
  console.error(`the audits could not be run against ${url}:`, error);
  process.exitCode = 1;
}
