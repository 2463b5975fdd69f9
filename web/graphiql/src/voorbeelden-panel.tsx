import { type GraphiQLPlugin, pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useState } from 'react';
import { groepen, titelVan, type Voorbeeld } from './voorbeelden';

/** Goes to the tab that holds the example, or opens it in a new one. */
function useOpenVoorbeeld(): (voorbeeld: Voorbeeld) => void {
  const { tabs, queryEditor, variableEditor } = useGraphiQL(pick('tabs', 'queryEditor', 'variableEditor'));
  const { addTab, changeTab } = useGraphiQLActions();
  return ({ titel, query, variables }) => {
    const index = tabs.findIndex((tab) => titelVan(tab.query) === titel);
    if (index >= 0) {
      changeTab(index);
      return;
    }
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
  };
}

function matches({ titel, uitleg }: Voorbeeld, search: string): boolean {
  return `${titel} ${uitleg}`.toLowerCase().includes(search.trim().toLowerCase());
}

function VoorbeeldenPanel() {
  const [search, setSearch] = useState('');
  const openVoorbeeld = useOpenVoorbeeld();
  const activeQuery = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.query ?? null);
  const activeTitel = titelVan(activeQuery);
  const found = groepen
    .map(({ naam, voorbeelden }) => ({ naam, voorbeelden: voorbeelden.filter((v) => matches(v, search)) }))
    .filter(({ voorbeelden }) => voorbeelden.length > 0);

  return (
    <section className="voorbeelden" aria-label="Voorbeelden">
      <h1>Voorbeelden</h1>
      <input
        type="search"
        autoComplete="off"
        placeholder="Zoek een voorbeeld…"
        aria-label="Zoek een voorbeeld"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {found.length === 0 && <p>Geen voorbeeld gevonden.</p>}
      {found.map(({ naam, voorbeelden }) => (
        <section key={naam}>
          <h2>{naam}</h2>
          {voorbeelden.map((voorbeeld) => (
            <button
              key={voorbeeld.naam}
              type="button"
              data-voorbeeld={voorbeeld.naam}
              aria-current={voorbeeld.titel === activeTitel}
              onClick={() => openVoorbeeld(voorbeeld)}
            >
              <strong>{voorbeeld.titel}</strong>
              <span>{voorbeeld.uitleg}</span>
            </button>
          ))}
        </section>
      ))}
    </section>
  );
}

function ListIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" aria-hidden>
      <rect x="3" y="3" width="18" height="18" rx="3" />
      <path d="M7 8h.01M7 12h.01M7 16h.01M11 8h6M11 12h6M11 16h6" />
    </svg>
  );
}

export const voorbeeldenPlugin: GraphiQLPlugin = {
  title: 'Voorbeelden',
  icon: ListIcon,
  content: VoorbeeldenPanel,
};
