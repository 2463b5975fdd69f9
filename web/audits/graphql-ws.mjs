// Subscribes with the client library that front-ends use, and prints what comes as lines of JSON:
// { opened }, { data } for each answer, { errors }, { complete }, { closed: code }.
// Usage: node audits/graphql-ws.mjs ws://127.0.0.1:8000/graphql '<payload: { query, variables }>'
// It ends when its standard input does.
import { createClient } from 'graphql-ws';

const [url, payload] = process.argv.slice(2);

if (!payload) {
  console.error('usage: node audits/graphql-ws.mjs <url> <payload>');
  process.exit(1);
}

const say = (what) => console.log(JSON.stringify(what));

const client = createClient({
  url,
  // A server that is not there (yet) is no reason to give up.
  retryAttempts: 100,
  shouldRetry: () => true,
  retryWait: () => new Promise((resolve) => setTimeout(resolve, 100)),
  on: {
    connected: () => say({ opened: true }),
    closed: (event) => say({ closed: event.code }),
  },
});

client.subscribe(JSON.parse(payload), {
  next: say,
  error: (error) => say({ errors: Array.isArray(error) ? error : String(error) }),
  complete: () => say({ complete: true }),
});

process.stdin.resume();
process.stdin.on('end', () => client.dispose());
