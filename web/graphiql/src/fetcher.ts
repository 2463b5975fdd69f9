import { createGraphiQLFetcher, type Fetcher, type FetcherOpts, type FetcherParams } from '@graphiql/toolkit';
import { type ExecutionResult, getOperationAST } from 'graphql';
import { createClient, type SubscribePayload } from 'graphql-ws';

const HINTS: Record<number, string> = {
  401: 'Zet een geldig toegangstoken onder Headers: { "Authorization": "Bearer …" }.',
  403: 'Uw rol mag dit niet.',
  404: 'Op dit adres staat geen GraphQL-server.',
  413: 'Het verzoek is te groot.',
  429: 'Te veel verzoeken: wacht even en probeer het opnieuw.',
  502: 'De server achter de proxy antwoordt niet.',
  503: 'De server is vol of nog niet klaar: probeer het zo opnieuw.',
  504: 'De server antwoordde niet op tijd.',
};

/** An error for the reader: GraphiQL would print the stack, which says nothing outside this bundle. */
function readableError(message: string): Error {
  const error = new Error(message);
  delete error.stack;
  return error;
}

async function fetchGraphQL(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(input, { ...init, cache: 'no-store', referrerPolicy: 'no-referrer' });
  } catch {
    throw readableError('Geen verbinding met de server: hij draait niet, of het netwerk ertussen werkt niet.');
  }
  if (!/[/+]json\b/.test(response.headers.get('content-type') ?? '')) {
    const hint = HINTS[response.status] ?? 'Kijk in het log van de server.';
    throw readableError(`De server gaf geen GraphQL-antwoord, maar HTTP ${response.status}. ${hint}`);
  }
  return response;
}

const endpoint = new URL('../graphql', document.baseURI);
const socket = new URL(endpoint);
socket.protocol = endpoint.protocol.replace('http', 'ws');

const overHttp = createGraphiQLFetcher({
  url: endpoint.pathname,
  fetch: fetchGraphQL,
  enableIncrementalDelivery: false,
});

function socketError(error: unknown): unknown {
  if (error instanceof CloseEvent) {
    return readableError(`De server sloot de verbinding (${error.code}). ${error.reason}`.trim());
  }
  // The browser does not tell a page why a WebSocket could not be opened.
  if (error instanceof Event)
    return readableError('Geen abonnement: de server draait niet, is niet bereikbaar of biedt geen abonnementen aan.');
  return error;
}

/** One socket per subscription, closed with it; the headers go along in `connection_init`. */
function overWebSocket(params: FetcherParams, headers: FetcherOpts['headers']): AsyncIterable<ExecutionResult> {
  const client = createClient({ url: socket.href, connectionParams: headers ?? {}, retryAttempts: 0 });
  const results = client.iterate(params as SubscribePayload) as AsyncIterableIterator<ExecutionResult>;
  return {
    [Symbol.asyncIterator]: () => ({
      next: () =>
        results.next().catch((error: unknown) => {
          throw socketError(error);
        }),
      return: () => results.return?.() ?? Promise.resolve({ done: true, value: undefined }),
    }),
  };
}

/** POST for queries and mutations, `graphql-transport-ws` for subscriptions; failures in words for the reader. */
export const fetcher: Fetcher = (params, opts) => {
  const operation = opts?.documentAST && getOperationAST(opts.documentAST, params.operationName);
  return operation?.operation === 'subscription' ? overWebSocket(params, opts?.headers) : overHttp(params, opts);
};
