import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Omgeving } from './omgeving';

interface BarProps {
  kind: 'warning' | 'neutral' | 'error';
  name: string;
  children: ReactNode;
  action?: ReactNode;
}

function Bar({ kind, name, children, action }: BarProps) {
  return (
    <div className={`balk balk-${kind}`} role={kind === 'neutral' ? 'status' : 'alert'} data-balk={name}>
      <span>{children}</span>
      {action}
    </div>
  );
}

/** Stays for as long as the page does: whoever works here must keep seeing who the server takes them for. */
export function OmgevingBar({ omgeving }: { omgeving: Omgeving | null }) {
  if (omgeving === null) return null;
  if (!omgeving.bekend) {
    return (
      <Bar kind="neutral" name="omgeving-onbekend">
        Onbekend of deze server een ontwikkelidentiteit gebruikt: omgeving.json kon niet worden gelezen ({omgeving.fout}
        ).
      </Bar>
    );
  }
  if (omgeving.ontwikkelidentiteit) {
    return (
      <Bar kind="warning" name="ontwikkelidentiteit">
        <strong>Ontwikkelidentiteit.</strong> {omgeving.melding}
      </Bar>
    );
  }
  if (omgeving.melding === '') return null;
  return (
    <Bar kind="neutral" name="melding">
      {omgeving.melding}
    </Bar>
  );
}

function firstMessage(fetchError: string): string {
  try {
    const { errors } = JSON.parse(fetchError) as { errors?: { message?: string }[] };
    return errors?.[0]?.message ?? fetchError;
  } catch {
    return fetchError;
  }
}

/** Without a schema there is no completion, documentation or explorer; GraphiQL itself hardly says so. */
export function SchemaBar({ slot }: { slot: Element | null }) {
  const { fetchError, validationErrors, isIntrospecting } = useGraphiQL(
    pick('fetchError', 'validationErrors', 'isIntrospecting'),
  );
  const { introspect } = useGraphiQLActions();
  const message = fetchError === null ? validationErrors[0]?.message : firstMessage(fetchError);
  if (slot === null || message === undefined) return null;
  return createPortal(
    <Bar
      kind="error"
      name="schema"
      action={
        <button type="button" disabled={isIntrospecting} onClick={() => void introspect()}>
          Opnieuw proberen
        </button>
      }
    >
      <strong>Het schema kon niet worden opgehaald.</strong> {message} Zonder schema werken aanvullen, documentatie en
      verkenner niet.
    </Bar>,
    slot,
  );
}
