import { useEffect, useState } from 'react';

/** What the server says about itself; `fout` when it did not say it. */
export type Omgeving =
  | { bekend: true; ontwikkelidentiteit: boolean; versie: string; melding: string }
  | { bekend: false; fout: string };

const ADDRESS = new URL('omgeving.json', document.baseURI);
const PATIENCE_MS = 5000;

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function parsed(value: unknown): Omgeving {
  if (typeof value !== 'object' || value === null) return { bekend: false, fout: 'geen JSON-object' };
  const { ontwikkelidentiteit, versie, melding } = value as Record<string, unknown>;
  if (typeof ontwikkelidentiteit !== 'boolean') return { bekend: false, fout: 'ontwikkelidentiteit ontbreekt' };
  return { bekend: true, ontwikkelidentiteit, versie: text(versie), melding: text(melding) };
}

async function fetchOmgeving(): Promise<Omgeving> {
  try {
    const response = await fetch(ADDRESS, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) return { bekend: false, fout: `HTTP ${response.status}` };
    return parsed(await response.json());
  } catch (error) {
    if (error instanceof SyntaxError) return { bekend: false, fout: 'geen JSON' };
    return { bekend: false, fout: 'geen verbinding' };
  }
}

/** Null until the server has answered, or its time is up. */
export function useOmgeving(): Omgeving | null {
  const [omgeving, setOmgeving] = useState<Omgeving | null>(null);
  useEffect(() => {
    void fetchOmgeving().then(setOmgeving);
  }, []);
  return omgeving;
}
