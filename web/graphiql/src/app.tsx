import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL } from 'graphiql';
import { useState } from 'react';
import { OmgevingBar, SchemaBar } from './bars';
import { ScrollingTabs, SharedHeaders, SystemTheme } from './companions';
import { ErrorBoundary } from './error-boundary';
import { fetcher } from './fetcher';
import { memoryStorage } from './memory-storage';
import { useOmgeving } from './omgeving';
import { storedTabs, titleTabs } from './tabs';
import { metTab } from './voorbeelden';
import { voorbeeldenPlugin } from './voorbeelden-panel';

const plugins = [voorbeeldenPlugin, { ...explorerPlugin(), title: 'Verkenner' }];
const [first] = metTab;
const storage = memoryStorage();
storage.setItem('graphiql:tabState', storedTabs(metTab));

export function App() {
  const omgeving = useOmgeving();
  const [schemaSlot, setSchemaSlot] = useState<Element | null>(null);
  const versie = omgeving?.bekend ? omgeving.versie : '';

  return (
    <div className="pagina">
      <OmgevingBar omgeving={omgeving} />
      <div ref={setSchemaSlot} />
      <main>
        <ErrorBoundary>
          <GraphiQL
            fetcher={fetcher}
            storage={storage}
            shouldPersistHeaders={false}
            plugins={plugins}
            visiblePlugin={voorbeeldenPlugin}
            {...(first && { initialQuery: first.query, initialVariables: first.variables })}
            defaultEditorToolsVisibility="variables"
            inputValueDeprecation
            schemaDescription
            onTabChange={titleTabs}
          >
            <GraphiQL.Logo>Klantgraaf {versie}</GraphiQL.Logo>
            <SharedHeaders />
            <SystemTheme />
            <ScrollingTabs />
            <SchemaBar slot={schemaSlot} />
          </GraphiQL>
        </ErrorBoundary>
      </main>
    </div>
  );
}
