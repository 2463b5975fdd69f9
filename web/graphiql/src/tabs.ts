import type { TabsState } from '@graphiql/react';
import { titelVan, type Voorbeeld } from './voorbeelden';

const UNTITLED = '<untitled>';

/**
 * GraphiQL titles a tab after its operation and has no setting for it, but it shows the state to `onTabChange` before
 * keeping it.
 */
export function titleTabs({ tabs }: TabsState): void {
  for (const tab of tabs) {
    const titel = titelVan(tab.query);
    if (titel !== null) tab.title = titel;
    else if (tab.title === UNTITLED) tab.title = 'Nieuw';
  }
}

/** The state in which GraphiQL would have left its tabs in storage: the only way to give the first ones a title. */
export function storedTabs(voorbeelden: Voorbeeld[]): string {
  const tabs = voorbeelden.map(({ naam, titel, query, variables }) => ({
    id: naam,
    title: titel,
    query,
    variables,
    headers: null,
    operationName: null,
    response: null,
  }));
  return JSON.stringify({ tabs, activeTabIndex: 0 });
}
